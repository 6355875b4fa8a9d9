package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.loadtests.bundle.Change.Kind;
import io.meterproof.loadtests.run.Count;
import io.meterproof.loadtests.run.PlainTrouble;
import io.meterproof.loadtests.run.Progress;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Attacks one bundle, with others to take elements from. */
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        description = {
            "Change one thing in a valid bundle, in every way that Change names, and show it to both verifiers;",
            "and leave out each line, interval, use, credit, top-up, charge and channel, or all after an older"
                    + " statement,",
            "with everything made to fit that the maker of a bundle can: only the log stays as it is.",
            "Exit 0 if all are refused, by both in the same step, and one that docs/bundle.schema.json foretells; else"
                    + " 1."
        })
public final class Bundle implements Callable<Integer> {
    private static final String HOME = "meterproof.home";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A valid bundle, and others to take elements from.")
    private List<Path> files = List.of();

    @Option(
            names = "--trust",
            required = true,
            paramLabel = "FILE",
            description = "The trust file under which the bundle passes.")
    private Path trust;

    @Option(
            names = "--count",
            converter = Count.class,
            paramLabel = "N",
            description = "Bits to flip, by chance. Default: all of a bundle up to 20 kB, else 10,000")
    private Optional<Long> count = Optional.empty();

    @Option(
            names = "--each",
            converter = Count.class,
            paramLabel = "N",
            description = "Of every other kind of change at most so many, by chance. Default: all")
    private Optional<Long> each = Optional.empty();

    @Option(
            names = "--kinds",
            split = ",",
            paramLabel = "KIND",
            description = "Only these kinds of change, of ${COMPLETION-CANDIDATES}. Default: all")
    private Set<Kind> kinds = EnumSet.allOf(Kind.class);

    @Option(names = "--seed", paramLabel = "N", description = "Decides all chance. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--only-java", description = "Do not ask the JavaScript verifier, which takes most of the time.")
    private boolean onlyJava;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return PlainTrouble.of(new Bundle()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException {
        byte[] bundle = Files.readAllBytes(files.get(0));
        Path home = Path.of(System.getProperty(HOME, "."));
        List<Judge> judges = judges(home);
        try {
            for (Judge judge : judges) {
                Optional<Refusal> refusal = judge.judge(bundle);
                if (refusal.isPresent()) {
                    out().println(judge + " refuses the bundle as it is: " + refusal.get());
                    return ExitCode.USAGE;
                }
            }
            List<Change> changes = new Plan(kinds, count, each, seed).of(bundle, others());
            return print(bundle, attacked(changes, new BundleAttack(foretold(home, bundle), judges)));
        } finally {
            judges.forEach(Judge::close);
        }
    }

    private BundleAttack attacked(List<Change> changes, BundleAttack attack) {
        PrintWriter words = spec.commandLine().getErr();
        words.printf("%,d changes to try%n", changes.size());
        try (Progress progress = Progress.saying(attack::soFar, words)) {
            return attack.run(changes);
        }
    }

    private static ForetoldSteps foretold(Path home, byte[] bundle) throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(home.resolve("docs/bundle.schema.json").toFile());
        return new ForetoldSteps(schema, CanonicalJson.parseAnyForm(new String(bundle, StandardCharsets.UTF_8)));
    }

    private List<Judge> judges(Path home) throws IOException {
        TrustFile trusted = readTrust();
        List<Judge> judges = new ArrayList<>(List.of(JavaJudge.of(trusted)));
        if (!onlyJava) {
            judges.add(NodeJudge.start(home, trust));
        }
        return judges;
    }

    private TrustFile readTrust() throws IOException {
        try {
            return TrustFileCodec.decode(Files.readString(trust));
        } catch (InvalidDocumentException e) {
            throw new InvalidDocumentException(trust.toString(), "is not a trust file: " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw new InvalidDocumentException(trust.toString(), "is not a trust file: it is not UTF-8 text");
        }
    }

    private List<byte[]> others() throws IOException {
        List<byte[]> others = new ArrayList<>();
        for (Path file : files.subList(1, files.size())) {
            others.add(Files.readAllBytes(file));
        }
        return others;
    }

    private int print(byte[] bundle, BundleAttack attack) {
        long tried = attack.tried().values().stream().mapToLong(Long::longValue).sum();
        out().printf(
                        "%s (%,d bytes): %,d changed, %,d accepted, %,d refused by a step that the schema does not"
                                + " foretell, %,d on which the verifiers disagree; %,d changes of what offline is a claim,"
                                + " or that the report admits%n",
                        files.get(0),
                        bundle.length,
                        tried,
                        attack.accepted().size(),
                        attack.unforetold().size(),
                        attack.disagreements().size(),
                        attack.claims());
        attack.tried().forEach((kind, number) -> out().printf("  %,12d %s%n", number, kind));
        attack.steps().forEach((step, number) -> out().printf("  %,12d refused in %s%n", number, step));
        attack.accepted().forEach(each -> out().println("  ACCEPTED " + each));
        attack.unforetold().forEach(each -> out().println("  NOT FORETOLD " + each));
        attack.disagreements().forEach(each -> out().println("  DISAGREE " + each));
        out().flush();
        return attack.isRepelled() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
