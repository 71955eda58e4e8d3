package narrative

import (
	"strings"
	"testing"
)

// BenchmarkTokens finds the tokens of a paragraph as disclosures print them.
func BenchmarkTokens(b *testing.B) {
	canon, _ := canonical(strings.Repeat("2025年一般公共预算财政拨款支出预算1,234.56万元，比上年预算增加12.30万元，增长1.01%，主要原因是人员增加，"+
		"其中：一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）2025年预算数为567.89万元，用于保障机构正常运转。", 4))
	words := vocabulary()
	b.SetBytes(int64(len(canon)))
	b.ReportAllocs()
	for b.Loop() {
		words.tokens(canon, 0)
	}
}
