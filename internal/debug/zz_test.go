package debug_test
import ("testing";"os";"strconv";"gongkai/internal/debug")
func TestZZ(t *testing.T){ f:=os.Getenv("F"); if f=="" {t.Skip()}; n,_:=strconv.Atoi(os.Getenv("P")); b,_:=os.ReadFile(f); w,_:=os.Create("/tmp/page.svg"); debug.Page(w, read(t,b), n); w.Close() }
