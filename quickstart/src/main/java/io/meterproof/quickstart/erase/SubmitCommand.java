package io.meterproof.quickstart.erase;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.stream.Collectors;
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
        Outcome outcome = erase(erasure, stack);
        say(
                CanonicalJson.newObject()
                        .put("account", erasure.account())
                        .put("leaves", erasure.leaves().size())
                        .put("unnamed", outcome.unnamed)
                        .set("behind", outcome.unreadJson()),
                outcome.unnamed == 0
                        ? "Erased: " + erasure.leaves().size() + " leaves of account " + erasure.account()
                                + " can never be opened again." + outcome.unreadWords()
                        : "Nothing is erased: " + outcome.unnamed + " records of account " + erasure.account()
                                + " are newer than this erasure, which does not name them. Propose it anew.");
        return outcome.unnamed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /**
     * What came of it.
     *
     * @param unnamed records of the account that the erasure does not name; with any, nothing was destroyed
     * @param unread older records that stay
     */
    private record Outcome(long unnamed, List<UnreadRecords> unread) {
        ArrayNode unreadJson() {
            ArrayNode list = CanonicalJson.newObject().arrayNode();
            unread.forEach(each -> list.addObject()
                    .put("group", each.group())
                    .put("topic", each.topic())
                    .put("records", each.count()));
            return list;
        }

        String unreadWords() {
            return unread.stream()
                    .map(each -> "\nKept: " + each.count() + " older records of " + each.topic()
                            + " that consumer group " + each.group() + " has not read. They go"
                            + " with the next erasure once it has read them, or is deleted because nobody reads by it.")
                    .collect(Collectors.joining());
        }
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
     */
    private static Outcome erase(Erasure erasure, ErasureStack stack) throws InterruptedException {
        Set<Hash> named = new HashSet<>(erasure.leaves());
        AccountRecords records = stack.holdings().of(erasure.account());
        long others = records.found().stream()
                .filter(each -> !named.contains(each.leaf()))
                .count();
        if (others > 0) {
            return new Outcome(others, List.of());
        }
        List<UnreadRecords> unread = removePassing(records.last(), stack);
        Tombstones tombstones = new Tombstones(stack.bootstrapServers());
        tombstones.tasks(records.tasks());
        tombstones.records(records.found());
        tombstones.account(erasure.account());
        return new Outcome(0, unread);
    }

    /** Settlement accepted the erasure, so the newest entry that it names is as old as the retention period. */
    private static List<UnreadRecords> removePassing(Instant last, ErasureStack stack) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()))) {
            return new PassingRecords(admin).remove(last.plusSeconds(1));
        }
    }
}
