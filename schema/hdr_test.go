package schema
import ("testing";"os";"gongkai/extract";"fmt")
func TestHdr(t *testing.T){
 data,_:=os.ReadFile(os.Getenv("F")); doc,_:=extract.Read(data)
 for i,tb:=range doc.Tables{ fmt.Println(i,tb.Header,tb.Rows,tb.Cols,len(tb.Banners())) }}
