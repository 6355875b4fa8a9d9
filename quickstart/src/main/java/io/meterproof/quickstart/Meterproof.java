package io.meterproof.quickstart;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.quickstart.console.Decimals;
import io.meterproof.quickstart.console.FileTrouble;
import io.meterproof.quickstart.console.TimeConverters;
import io.meterproof.quickstart.http.AnswerException;
import io.meterproof.quickstart.key.UnreadableFileException;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.wire.RegistryUnavailableException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
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
    /** How Java says that a program is missing on this machine. */
    private static final String NO_PROGRAM = "Cannot run program";

    @Option(names = "--verbose", description = "Show stack traces.", scope = ScopeType.INHERIT)
    private boolean verbose;

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine() {
        var meterproof = new Meterproof();
        var line = new CommandLine(meterproof);
        Commands.all().forEach(line::addSubcommand);
        line.registerConverter(Instant.class, TimeConverters::instant)
                .registerConverter(Duration.class, TimeConverters::duration)
                .registerConverter(BigDecimal.class, Decimals::argument)
                .registerConverter(Path.class, FileTrouble::named);
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
        err.println(sentence(problem.getMessage()) + " See "
                + command.getCommandSpec().qualifiedName() + " --help.");
        UnmatchedArgumentException.printSuggestions(problem, err);
        return CommandLine.ExitCode.USAGE;
    }

    /** As picocli says it, or we: with one full stop. */
    static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }

    /** One line for what may happen outside; empty for what must not happen, which needs a stack trace. */
    static Optional<String> words(Exception problem) {
        if (problem instanceof FileSystemException trouble) {
            return Optional.of(FileTrouble.words(trouble));
        } else if (problem instanceof KafkaException) {
            return Optional.of("Kafka does not do its part: " + problem.getMessage() + ".");
        } else if (problem instanceof IOException
                && String.valueOf(problem.getMessage()).startsWith(NO_PROGRAM)) {
            return Optional.of(sentence(problem.getMessage()));
        }
        boolean isOneLine = problem instanceof StackException
                || problem instanceof AnswerException
                || problem instanceof InvalidDocumentException
                || problem instanceof UnreadableFileException
                || problem instanceof RegistryUnavailableException;
        return isOneLine ? Optional.of(problem.getMessage()) : Optional.empty();
    }

    private int explain(Exception problem, CommandLine command, ParseResult arguments) {
        var words = words(problem);
        command.getErr().println(words.orElseGet(problem::toString));
        if (verbose) {
            problem.printStackTrace(command.getErr());
        } else if (words.isEmpty()) {
            command.getErr().println("Add --verbose for the stack trace.");
        }
        boolean isInput = problem instanceof InvalidDocumentException || problem instanceof UnreadableFileException;
        return isInput ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
}
