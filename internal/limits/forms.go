package limits

// Compositions bounds the words that one composition of a form stands for, as <收入|支出>总表 does for two. The largest of
// the embedded forms stands for 96.
const Compositions = 1000

// FormBytes bounds a file of forms. The largest of the embedded ones has 33 KB.
const FormBytes = 4 << 20
