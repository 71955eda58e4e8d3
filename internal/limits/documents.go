package limits

// DocumentJSON bounds the JSON of one document that is read back or that a worker hands over. Documents of twenty to
// sixty pages have 1 to 2 MB, so one of a thousand pages has some forty.
const DocumentJSON = 512 << 20

// GroupTries bounds the ways that are tried to read one block of a list as groups and items. The largest block seen has
// some thirty rows and takes a few hundred tries.
const GroupTries = 20_000
