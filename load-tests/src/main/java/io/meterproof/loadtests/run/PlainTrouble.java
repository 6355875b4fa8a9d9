package io.meterproof.loadtests.run;

import io.meterproof.metering.document.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line what is wrong with the arguments or their files, and ends with 2. What must not happen keeps its stack trace. */
public final class PlainTrouble implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** A command line that tells its user so. */
    public static CommandLine of(Object command) {
        PlainTrouble trouble = new PlainTrouble();
        return new CommandLine(command).setParameterExceptionHandler(trouble).setExecutionExceptionHandler(trouble);
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr()
                .println(problem.getMessage() + " See "
                        + command.getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) throws Exception {
        if (!(problem instanceof IOException || problem instanceof InvalidDocumentException)) {
            throw problem;
        }
        command.getErr().println(words(problem));
        return ExitCode.USAGE;
    }

    private static String words(Exception problem) {
        if (problem instanceof NoSuchFileException missing) {
            return "Cannot read " + missing.getFile() + ": there is no such file or directory";
        } else if (problem instanceof FileSystemException file) {
            return "Cannot read " + file.getFile() + ": " + file.getReason();
        }
        return "Cannot read what was named: " + problem.getMessage();
    }
}
