package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// command declares one command of the program. Help, completion, manual pages and the parsing of flags are made from
// it, by cobra; what stands here is English and is translated on the way there.
type command struct {
	name     string
	operands string // as usage shows them
	summary  string // one line
	text     string // more, for `gongkai help NAME`
	examples []example
	complete []string // words that can stand as first operand; none means files
	verbatim bool     // flags are operands like all else, for another program
	scans    bool     // it reads PDF files, whose pages may be pictures
	// setup declares the flags and gives the function that does the work.
	setup func(*options) action
}

type example struct{ line, meaning string }

// action does the work of a command. Its error means that the run itself failed, or a usageError.
type action func(ctx context.Context, p *program, operands []string) (status, error)

// commands is the table.
var commands = []command{
	extractCommand,
	reportCommand,
	exportCommand,
	catalogueCommand,
	searchCommand,
	compareCommand,
	coverageCommand,
	serveCommand,
	fleetCommand,
	tablesCommand,
	checkCommand,
	explainCommand,
	viewCommand,
	debugCommand,
	ocrCommand,
	formsCommand,
	schemaCommand,
	versionCommand,
	completionCommand,
	manCommand,
	helpCommand,
}

// The table has what one needs first at its top. The switch is one of the library's, for the whole program.
func init() { cobra.EnableCommandSorting = false }

// tree makes cobra's commands of the table. Their texts are in the language that the program speaks by then.
func (p *program) tree() *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:               "gongkai",
		Short:             p.say(programSummary),
		Long:              p.say(programSummary),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case version:
				return p.act(versionCommand.setup(&options{}))(cmd, nil)
			case len(args) > 0:
				return unknownCommand(cmd, args[0])
			}
			p.overview(p.stderr, cmd)
			p.result = wrongUsage
			return nil
		},
		Args: cobra.ArbitraryArgs, // RunE tells of unknown commands
	}
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { p.usage(p.stdout, cmd) })
	root.SetFlagErrorFunc(flagMistake)
	root.Flags().BoolVar(&version, "version", false, p.say(versionCommand.summary))
	(&options{root.PersistentFlags(), p}).text(&p.lang, "lang", "", "LANG", languageUsage)
	for _, c := range commands {
		cmd := c.cobra(p)
		if c.name == "help" {
			root.SetHelpCommand(cmd)
			cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
				var names []string
				for _, c := range root.Commands() {
					names = append(names, c.Name())
				}
				return names, cobra.ShellCompDirectiveNoFileComp
			}
		}
		root.AddCommand(cmd)
		// A flag that stands before its command is told from the command when the root knows which flags take a value.
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if root.Flags().Lookup(f.Name) == nil {
				early := *f
				early.Hidden = true
				root.Flags().AddFlag(&early)
			}
		})
	}
	for _, t := range topics { // cobra takes commands that do nothing for topics of help
		root.AddCommand(&cobra.Command{Use: t.name, Short: p.say(t.summary), Long: p.helpText(t.name, t.text)})
	}
	return root
}

// languageUsage is of the one flag that every command has.
const languageUsage = "speak zh or en; without it as LC_ALL, LC_MESSAGES or LANG say"

const programSummary = "gongkai turns Chinese government budget disclosures (PDF) into data."

func (c command) cobra(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use: strings.TrimSpace(c.name + " " + c.operands), Short: p.say(c.summary), Args: cobra.ArbitraryArgs,
		DisableFlagsInUseLine: true,
	}
	if c.text != "" {
		cmd.Long = strings.TrimSpace(p.helpText(c.name, c.text))
	}
	var examples []string
	for _, e := range c.examples {
		examples = append(examples, fmt.Sprintf("  %s\n      %s", e.line, p.say(e.meaning)))
	}
	cmd.Example = strings.Join(examples, "\n")
	cmd.Flags().SortFlags = false
	cmd.DisableFlagParsing = c.verbatim
	cmd.RunE = p.act(c.action(&options{cmd.Flags(), p}))
	if len(c.complete) > 0 {
		cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return c.complete, cobra.ShellCompDirectiveNoFileComp
		}
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Value.Type() == "DIR" {
			cmd.MarkFlagDirname(f.Name) // of a flag that exists, which is all that can fail
		}
	})
	return cmd
}

// act has cobra run an action.
func (p *program) act(a action) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, operands []string) error {
		err := p.speak(p.lang)
		if err == nil {
			p.result, err = a(cmd.Context(), p, operands)
		}
		return err
	}
}

func unknownCommand(root *cobra.Command, name string) error {
	root.SuggestionsMinimumDistance = 2
	if near := root.SuggestionsFor(name); len(near) > 0 {
		return usagef("unknown command %q; did you mean %s?", name, strings.Join(near, ", "))
	}
	return usagef("unknown command %q", name)
}

func (p *program) run(ctx context.Context, args []string) status {
	p.speak(asked(args)) // whether there is such a language is said when a command runs
	p.root = p.tree()
	p.root.SetArgs(args)
	p.result = done
	cmd, err := p.root.ExecuteContextC(ctx)
	switch {
	case ctx.Err() != nil:
		return interrupted
	case err != nil && cmd == p.root:
		return p.fail(err, "gongkai help")
	case err != nil:
		return p.fail(err, "gongkai help "+cmd.Name())
	}
	return p.result
}

// asked gives the value of --lang on a command line that need not make sense: help and mistakes are told in the right
// language, too.
func asked(args []string) string {
	set := pflag.NewFlagSet("", pflag.ContinueOnError)
	set.ParseErrorsAllowlist.UnknownFlags = true
	set.Usage = func() {}
	set.BoolP("help", "h", false, "")
	name := set.String("lang", "", "")
	set.Parse(args) // mistakes are told when the command's own flags are read
	return *name
}

// fail says why nothing came of it.
func (p *program) fail(err error, help string) status {
	if usage, ok := err.(usageError); ok {
		fmt.Fprintf(p.stderr, "gongkai: %s\n%s\n", p.speaker.Words(usage.words), p.say("Run `%s` for usage.", help))
		return wrongUsage
	}
	fmt.Fprintf(p.stderr, "gongkai: %s\n", p.spoken(err))
	return runFailed
}
