package narrative

// kind of a token.
type kind int

const (
	subject    kind = iota
	number          // with or without its unit
	threshold       // 100万元以上: a limit, not an amount
	dated           // a year or a date
	comparator      // 比上年预算, with the year that is compared with
	up              // 增加
	down            // 减少
	unclear         // 下降（增长）: a template's choice that nobody made
	flat            // 持平
	nearlyFlat      // 基本持平
	share           // 占
	completed       // 完成年初预算的
	reason          // 主要原因是; what follows explains
	listing         // 主要用于以下方面, 分布构成情况为: no explanation, though it begins like one
	amongWhich      // 其中
	item            // X（类）Y（款）Z（项）, 行政运行（2010801）, 2080501-行政单位离退休
	open            // （
	shut            // ）
	comma           // ，：、
)

// name is the name of a class or item. Its own brackets hold a few characters: 政府办公厅（室）及相关机构事务.
const name = `\p{Han}(?:[\p{Han}、]|\([\p{Han}、]{1,6}\))*`

const (
	yearWords  = `(?:上一?年度?|去年|20\d\d年度?)`
	unitWords  = `(?:亿元|万元|千元|元|人次|人|名|辆|(?:台|套|件)(?:\((?:台|套|件|、)+\))?|平方米|个|%|批次|次|家|批|项|分|条|户|份|期|所|张|万)`
	digits     = `(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
	basisWords = `(?:当年|年初|同期|部门|财政拨款|一般公共|"?三公"?经费|预算|决算|执行|批复|安排|支出|收入|总额|额|数|初|底|末|度)*`
)

// grammar are the tokens that are not subjects. At one place the longest token counts.
var grammar = []struct {
	kind    kind
	pattern string
}{
	{item, `"?(?:` + name + `\(类\))?(?:` + name + `\(款\))?` + name + `\(项\)"?(?:科目)?(?:支出)?(?:预算)?`},
	{item, `"?` + name + `\(类\)"?(?:` + name + `\(款\))?(?:支出)?(?:预算)?`},
	{item, `"?` + name + `\(款\)"?(?:支出)?(?:预算)?`},
	{item, name + `\((?:\d{3}|\d{5}|\d{7})\)(?:支出)?(?:预算)?`},
	{item, `(?:\d{3}|\d{5}|\d{7})-` + name},
	{item, `"` + name + `-` + name + `-` + name + `"(?:科目)?(?:支出)?(?:预算)?`},
	{number, digits + unitWords + `?`},
	{threshold, digits + unitWords + `(?:\(含\))?(?:以[上下内外]|左右|余|多)`},
	{dated, `20\d\d年度?`},
	{dated, `20\d\d年\d{1,2}月(?:\d{1,2}日)?`},
	{dated, `20\d\d\.\d{1,2}\.\d{1,2}`},
	{dated, `[\[(<"]20\d\d[\])>"]第?\d*号?`},
	{dated, `(?:截[至止])(?:上年|上年度|去年)[底末]?|(?:上年|上年度|去年)[底末]`},
	{dated, `(?:本年|当年|今年|本年度)`},
	{comparator, `(?:与|同|比|较|本年数与)` + yearWords + basisWords + `(?:相比较?|比|对比)?,?`},
	{up, `(?:增加|增长|上升|提高|增幅|上涨|调增)(?:了|额)?`},
	{down, `(?:减少|下降|降低|减幅|压减|降幅|调减)(?:了|额)?`},
	{unclear, `(?:增加|增长|上升|减少|下降|降低)[(/](?:增加|增长|上升|减少|下降|降低)\)?`},
	{flat, `持平|相?一致|无增减(?:变动|变化)?|相同|无变化|没有变化`},
	{nearlyFlat, `(?:基本|大致|大体)(?:持平|相?一致|相同)`},
	{share, `占`},
	{completed, `完成(?:了)?(?:年初|全年|调整)?(?:预算|预算数)的`},
	{reason, `(?:增加|减少|增长|下降|变动|变化|增减)?的?(?:主要|具体)?原因(?:主要)?(?:是|为|:|,)?|主要是|主要(?:用于|包括|由于|因|系|为)|用于|由于|包括:?基本工资|拟(?:召开|开展)`},
	{listing, `主要用于以下方面:?|主要包括以下方面:?`},
	{amongWhich, `其中:?|包括`},
	{open, `\(`},
	{shut, `\)`},
	{comma, `[,:、]`},
}
