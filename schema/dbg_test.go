package schema
import ("testing";"os";"gongkai/extract";"fmt")
func TestDbg(t *testing.T){
 data,_:=os.ReadFile(os.Getenv("F")); doc,_:=extract.Read(data); forms,err:=Embedded(); if err!=nil{t.Fatal(err)}
 r:=newRecogniser(doc); fmt.Println("year",r.year)
 for _,f:=range forms{ m,s:=r.match(f); fmt.Println(f.ID,s,len(m.Tables),len(m.Sheets),len(m.Unmapped)); if f.ID==os.Getenv("FORM"){ for _,tm:=range m.Tables{ fmt.Println("  ",tm.Table.key(),tm.Index,tm.Title,tm.TitleScore,tm.HeaderScore); if os.Getenv("T")==tm.Table.ID { for _,p:=range tm.Panels{ for _,c:=range p.Columns{ fmt.Println("      ",p.Panel.Side,p.Lane,c.Column.ID,c.Column.Item,c.Column.Role,c.Grid,c.Path,c.Score)}}}}
 for _,i:=range m.Unmapped{ for k:=range f.Tables{ tm:=r.table(&f.Tables[k],i); if tm.TitleScore>0.5{fmt.Println("  unm",i,f.Tables[k].key(),tm.TitleScore,tm.HeaderScore)}}}}}
}
