package io.meterproof.quickstart.fsck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.quickstart.console.Cluster;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.console.HttpAddress;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import io.meterproof.quickstart.verify.AnchorCheck;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recomputes the transparency log. It only reads. */
@Command(
        name = "fsck",
        description = {
            "Recompute every tree, tile, checkpoint and epoch of the log from its committed records.",
            "Exit 0 when all follow from each other, 1 with the topic, partition and offset of the first that does not."
        })
public final class FsckCommand implements Callable<Integer> {
    @Mixin
    private DataDirectory data;

    @ArgGroup(exclusive = false, heading = "Another cluster than the local stack's:%n")
    private @Nullable Cluster cluster;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Log keys, origins and contract (default: trust.json of the stack).")
    private @Nullable Path trust;

    @Option(
            names = "--master-key",
            paramLabel = "FILE",
            description = "Opens privacy keys, so that entries are compared with blocks and ledger"
                    + " (default: the stack's, if it is there).")
    private @Nullable Path masterKey;

    @Option(
            names = "--rpc",
            paramLabel = "URL",
            converter = HttpAddress.class,
            description = "Look every final anchor up at this node of the chain.")
    private @Nullable String rpc;

    @Option(names = "--json", description = "As JSON, without progress.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        FsckProgress progress = new FsckProgress(
                json
                        ? new PrintWriter(PrintWriter.nullWriter())
                        : spec.commandLine().getErr(),
                !json && System.console() != null);
        Cluster kafka = cluster != null ? cluster : Cluster.of(running());
        FsckReport report;
        try {
            report = fsck(kafka, progress).run();
        } catch (KafkaException e) {
            throw new StackException("Kafka at " + kafka.bootstrapServers() + ": " + e.getMessage(), e);
        } finally {
            progress.end();
        }
        out.println(json ? json(report) : words(report));
        return report.clean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Fsck fsck(Cluster kafka, Progress progress) throws IOException {
        StackDirectory directory = new StackDirectory(data.path());
        return new Fsck(
                new KafkaTopics(kafka.bootstrapServers()),
                ConfluentSchemaRegistry.at(kafka.registryUrl()),
                readTrust(trust != null ? trust : directory.trust()),
                readMasterKey(new KeyDirectory(directory.keys()).privacyMasterKey()),
                Optional.ofNullable(rpc).map(AnchorCheck::new),
                progress);
    }

    private Endpoints running() throws IOException {
        return LocalStack.running(data.path())
                .map(StackState::endpoints)
                .orElseThrow(() ->
                        new StackException("Nothing is running: start the stack, or name " + Cluster.OPTIONS + "."));
    }

    private static TrustFile readTrust(Path file) throws IOException {
        try {
            return TrustFileCodec.decode(Files.readString(file));
        } catch (InvalidDocumentException e) {
            throw new StackException(file + " is not a trust file: " + e.getMessage(), e);
        }
    }

    private Optional<byte[]> readMasterKey(Path usual) throws IOException {
        Path file = masterKey != null ? masterKey : usual;
        return masterKey != null || Files.exists(usual)
                ? Optional.of(HexFormat.of().parseHex(Files.readString(file).strip()))
                : Optional.empty();
    }

    private static String json(FsckReport report) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(report);
    }

    private static String words(FsckReport report) {
        String found = String.format(
                Locale.ROOT,
                "%,d leaves in %d shards (%,d not folded yet), %,d tile updates, %,d checkpoints, %,d epochs, %,d final anchors, %,d balanced ledger entries%s",
                report.leaves(),
                report.shards(),
                report.unfolded(),
                report.tileUpdates(),
                report.checkpoints(),
                report.epochs(),
                report.finalAnchors(),
                report.booked(),
                entries(report));
        return report.difference() == null
                ? "clean: " + found
                : "DIFFERENT: " + report.difference() + "\nbefore it: " + found;
    }

    private static String entries(FsckReport report) {
        return report.entries() == null
                ? "; entries not compared with what they commit to"
                : String.format(
                        Locale.ROOT,
                        ", %,d entries (%,d more without a key), %,d alerts that a restart took back, %,d erased leaves",
                        report.entries(),
                        report.entriesWithoutKey(),
                        report.alertsTakenBack(),
                        report.erasedLeaves());
    }
}
