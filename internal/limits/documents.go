package limits

// DocumentJSON bounds the JSON of one document that is read back or that a worker hands over. Documents of twenty to
// sixty pages have 1 to 2 MB, so one of a thousand pages has some forty.
const DocumentJSON = 512 << 20
