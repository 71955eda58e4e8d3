package main

import "os"

// terminate ends another program, which on Windows cannot be asked.
var terminate = os.Kill
