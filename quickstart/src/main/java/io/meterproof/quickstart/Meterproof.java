package io.meterproof.quickstart;

import io.meterproof.quickstart.part.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** Signed meter readings to bills that prove themselves. Exit codes: 0 done, 1 failed or refuted, 2 wrong usage or a file that cannot be read. */
@Command(
        name = "meterproof",
        description = "Signed meter readings to bills that prove themselves.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Meterproof {
    @Option(names = "--verbose", description = "Show stack traces.", scope = ScopeType.INHERIT)
    private boolean verbose;

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine() {
        var meterproof = new Meterproof();
        var line = new CommandLine(meterproof);
        Commands.all().forEach(line::addSubcommand);
        return line.setExecutionExceptionHandler(meterproof::explain)
                .setParameterExceptionHandler(Meterproof::correct)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    private static int correct(ParameterException problem, String[] arguments) {
        var command = problem.getCommandLine();
        var err = command.getErr();
        err.println(problem.getMessage() + " See " + command.getCommandSpec().qualifiedName() + " --help.");
        UnmatchedArgumentException.printSuggestions(problem, err);
        return CommandLine.ExitCode.USAGE;
    }

    private int explain(Exception problem, CommandLine command, ParseResult arguments) {
        var known = problem instanceof StackException;
        command.getErr().println(known ? problem.getMessage() : problem.toString());
        if (verbose) {
            problem.printStackTrace(command.getErr());
        } else if (!known) {
            command.getErr().println("Add --verbose for the stack trace.");
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
