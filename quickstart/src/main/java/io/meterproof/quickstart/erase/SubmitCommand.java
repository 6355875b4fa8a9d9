package io.meterproof.quickstart.erase;

import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.Erasure;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.quickstart.key.KeyAct;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.Trust;
import io.meterproof.quickstart.key.UnreadableFileException;
import io.meterproof.records.publish.DocumentPublisher;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.tlog.Hash;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Erases what a signed erasure names, once the log has taken it down. */
@Command(
        name = "submit",
        description = {
            "Publish a signed erasure, wait until it is in the log, and destroy the records and the key of its account.",
            "What is refused, and what leaves out a record of the account, destroys nothing. It may be submitted again after an interruption."
        })
final class SubmitCommand extends KeyAct {
    @Parameters(paramLabel = "FILE", description = "The erasure.")
    private Path file;

    @Mixin
    private Trust trust = new Trust();

    @Override
    protected int act() throws UnreadableFileException, InterruptedException {
        Proposal proposal = Proposal.readAny(file);
        if (!(proposal.document() instanceof Erasure erasure)) {
            throw new InvalidDocumentException("type", "is not erasure");
        }
        ErasureStack stack = ErasureStack.of(trust);
        publish(proposal, stack);
        try (var consumer = new KafkaClients(stack.bootstrapServers()).consumer()) {
            new Acceptance(consumer, stack.registry(), proposal.signed()).await();
        }
        long unnamed = erase(erasure, stack);
        say(
                CanonicalJson.newObject()
                        .put("account", erasure.account())
                        .put("leaves", erasure.leaves().size())
                        .put("unnamed", unnamed),
                unnamed == 0
                        ? "Erased: " + erasure.leaves().size() + " leaves of account " + erasure.account()
                                + " can never be opened again."
                        : "Nothing is erased: " + unnamed + " records of account " + erasure.account()
                                + " are newer than this erasure, which does not name them. Propose it anew.");
        return unnamed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void publish(Proposal proposal, ErasureStack stack) throws UnreadableFileException {
        var trusted = trust.keys();
        verifier().verify(proposal.signed(), trusted);
        try (var producer = new KafkaClients(stack.bootstrapServers()).producer()) {
            new DocumentPublisher(producer, stack.contents(), stack.registry(), verifier(), trusted)
                    .publish(List.of(proposal.signed()));
        }
    }

    /**
     * Nothing goes while there is a record that the erasure does not name: the account lived on. Its key goes last: without it nobody
     * knows which records are left.
     *
     * @return how many it does not name
     */
    private static long erase(Erasure erasure, ErasureStack stack) throws InterruptedException {
        Set<Hash> named = new HashSet<>(erasure.leaves());
        AccountRecords records = stack.holdings().of(erasure.account());
        long others = records.found().stream()
                .filter(each -> !named.contains(each.leaf()))
                .count();
        if (others == 0) {
            removePassing(records.last(), stack);
            Tombstones tombstones = new Tombstones(stack.bootstrapServers());
            tombstones.records(records.found());
            tombstones.account(erasure.account());
        }
        return others;
    }

    /** Settlement accepted the erasure, so the newest entry that it names is as old as the retention period. */
    private static void removePassing(Instant last, ErasureStack stack) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()))) {
            new PassingRecords(admin).remove(last.plusSeconds(1));
        }
    }
}
