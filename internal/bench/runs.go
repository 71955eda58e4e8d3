//go:build unix

package bench

import "context"

// best gives the run that took least of the processor, with the shortest time and the highest peak of all runs, and
// whether they ended well.
func (s *Settings) best(ctx context.Context, command []string) (best Usage, ok bool, err error) {
	ok = true
	for i := range max(1, s.Runs) {
		u, well, err := measure(ctx, command[0], command[1:]...)
		if err != nil {
			return best, false, err
		}
		ok = ok && well
		if i == 0 {
			best = u
		} else {
			best.better(u)
		}
	}
	return best, ok, nil
}

// better takes what is better in another run, and the higher peak.
func (u *Usage) better(v Usage) {
	if v.User+v.System < u.User+u.System {
		u.User, u.System = v.User, v.System
	}
	u.Wall, u.Peak = min(u.Wall, v.Wall), max(u.Peak, v.Peak)
}
