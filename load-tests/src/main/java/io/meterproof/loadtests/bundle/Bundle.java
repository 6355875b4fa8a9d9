package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.loadtests.run.Count;
import io.meterproof.loadtests.run.PlainTrouble;
import io.meterproof.loadtests.run.Progress;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
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
    /** Of a bundle up to this size every bit is flipped. */
    private static final int SMALL = 20_000;

    private static final long SAMPLE = 10_000;

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
        return PlainTrouble.of(new Bundle());
    }

    @Override
    public Integer call() throws IOException {
        byte[] bundle = Files.readAllBytes(files.get(0));
        Path home = Path.of(System.getProperty(HOME, "."));
        List<Judge> judges = judges(home);
        try (Progress progress = Progress.counting(spec.commandLine().getErr())) {
            for (Judge judge : judges) {
                Optional<Refusal> refusal = judge.judge(bundle);
                if (refusal.isPresent()) {
                    out().println(judge + " refuses the bundle as it is: " + refusal.get());
                    return ExitCode.USAGE;
                }
            }
            Forger forger = new Forger(bundle);
            ForetoldSteps foretold = new ForetoldSteps(
                    new ObjectMapper()
                            .readTree(home.resolve("docs/bundle.schema.json").toFile()),
                    forger.original());
            BundleAttack attack = new BundleAttack(foretold, judges, progress.counter());
            return print(
                    bundle,
                    attack.run(Stream.of(changes(bundle), forger.all(others()), new Omissions(forger.original()).all())
                            .flatMap(Function.identity())));
        } finally {
            judges.forEach(Judge::close);
        }
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

    private Stream<Change> changes(byte[] bundle) {
        Bits bits = Bits.of(bundle);
        return isFlippedWhole(bundle) ? bits.all() : bits.sampled(flips(bundle), seed);
    }

    private long flips(byte[] bundle) {
        return isFlippedWhole(bundle) ? Bits.of(bundle).count() : count.orElse(SAMPLE);
    }

    private boolean isFlippedWhole(byte[] bundle) {
        return count.isEmpty() && bundle.length <= SMALL;
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
