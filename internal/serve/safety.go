package serve

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"gongkai/internal/limits"
)

// policy allows a page what comes from this server alone: no script or style within the page, no other origin, no frame
// around it.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const (
	tokenCookie = "gongkai_token"
	tokenHeader = "X-Gongkai-Token"
	tokenField  = "token"
)

// guard refuses what must not be answered, and says to browsers what answers may do.
func (s *Server) guard(next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		defer func() {
			if cause := recover(); cause != nil {
				s.Log.Error("internal error", "path", r.URL.Path, "cause", cause, "stack", string(debug.Stack()))
				s.refuse(w, r, problem{Status: http.StatusInternalServerError, Type: "internal"})
			}
			s.Log.Info("request", "method", r.Method, "path", r.URL.Path, "time", time.Since(began).Round(time.Millisecond))
		}()
		if len(s.Hosts) > 0 && !slices.Contains(s.Hosts, host(r.Host)) {
			s.refuse(w, r, problem{Status: http.StatusMisdirectedRequest, Type: "host"})
			return
		}
		if s.signIn(w, r) {
			return
		}
		if s.OnlyToken && !s.trusted(r) && !strings.HasPrefix(r.URL.Path, "/static/") {
			s.refuse(w, r, problem{Status: http.StatusUnauthorized, Type: "token"})
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			r.Body = http.MaxBytesReader(w, r.Body, limits.ServeBodyBytes)
			switch {
			case s.ReadOnly:
				s.refuse(w, r, problem{Status: http.StatusForbidden, Type: "readonly"})
				return
			case origin.Check(r) != nil || crossReferred(r):
				s.refuse(w, r, problem{Status: http.StatusForbidden, Type: "origin"})
				return
			case !s.mayWrite(r):
				s.refuse(w, r, problem{Status: http.StatusForbidden, Type: "token"})
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// crossReferred tells a write that a browser makes for a page of another origin, also where it is too old to say so by
// Sec-Fetch-Site.
func crossReferred(r *http.Request) bool {
	for _, from := range []string{r.Header.Get("Origin"), r.Header.Get("Referer")} {
		if from == "" {
			continue
		}
		_, rest, ok := strings.Cut(from, "://")
		at, _, _ := strings.Cut(rest, "/")
		if !ok || at != r.Host {
			return true
		}
	}
	return false
}

// signIn takes the token of the address that the program printed, keeps it as a cookie and leads to the same page
// without it, so that it stands in no history.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request) bool {
	given := r.URL.Query().Get(tokenField)
	if given == "" || r.Method != http.MethodGet {
		return false
	}
	if equal(given, s.Token) {
		http.SetCookie(w, &http.Cookie{Name: tokenCookie, Value: url.QueryEscape(s.Token), Path: "/", HttpOnly: true,
			SameSite: http.SameSiteStrictMode})
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, without(r, tokenField), http.StatusSeeOther)
	return true
}

// without is the address of a request without one of its parameters.
func without(r *http.Request, parameter string) string {
	q := r.URL.Query()
	q.Del(parameter)
	to := localPath(r.URL.Path)
	if len(q) > 0 {
		to += "?" + q.Encode()
	}
	return to
}

// localPath is a path that a browser cannot take for another host.
func localPath(path string) string { return "/" + strings.TrimLeft(path, "/\\") }

func equal(a, b string) bool {
	return b != "" && subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1
}

// trusted reports whether a request knows the token: by the cookie of a browser, or as a program says it.
func (s *Server) trusted(r *http.Request) bool {
	if c, err := r.Cookie(tokenCookie); err == nil && equal(c.Value, url.QueryEscape(s.Token)) {
		return true
	}
	bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return ok && equal(bearer, s.Token)
}

// writes reports whether whoever asks may write, so that a page offers it.
func (s *Server) writes(r *http.Request) bool { return !s.ReadOnly && s.trusted(r) }

// mayWrite reports whether a request may write: it knows the token, and a browser says it once more in the form or in
// a header, which no other site can.
func (s *Server) mayWrite(r *http.Request) bool {
	if _, err := r.Cookie(tokenCookie); err != nil {
		return s.trusted(r)
	}
	said := r.Header.Get(tokenHeader)
	if said == "" && strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
		if err := r.ParseForm(); err != nil {
			return false
		}
		said = r.PostForm.Get(tokenField)
	}
	return s.trusted(r) && equal(said, s.formToken())
}

// formToken is what forms bring along. It is made of the token, which itself stands in no page.
func (s *Server) formToken() string {
	sum := sha256.Sum256([]byte("form " + s.Token))
	return hex.EncodeToString(sum[:16])
}
