package io.meterproof.quickstart;

import io.meterproof.quickstart.part.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

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
        return line.setExecutionExceptionHandler(meterproof::explain).setCaseInsensitiveEnumValuesAllowed(true);
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
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
