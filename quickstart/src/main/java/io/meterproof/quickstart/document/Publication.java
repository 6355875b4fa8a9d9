package io.meterproof.quickstart.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.quickstart.console.Cluster;
import io.meterproof.quickstart.desk.PublishedHistories;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.Trust;
import io.meterproof.quickstart.key.UnreadableFileException;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.records.publish.DocumentPublisher;
import io.meterproof.records.publish.KafkaClients;
import io.meterproof.records.publish.PrivacyKeyPublisher;
import io.meterproof.records.publish.TopicContents;
import io.meterproof.records.wire.ConfluentSchemaRegistry;
import io.meterproof.records.wire.SchemaRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** Where documents are published: to the running stack, unless named. */
final class Publication {
    @Mixin
    private Trust trust = new Trust();

    @ArgGroup(exclusive = false)
    private @Nullable Cluster elsewhere;

    Cluster cluster() throws UnreadableFileException {
        return elsewhere != null ? elsewhere : Cluster.of(trust.runningStack("name " + Cluster.OPTIONS));
    }

    /**
     * Publishes a document at the end of its history, and says so, and what a contract waits for. Whom it introduces to the local stack gets a privacy key.
     *
     * @throws io.meterproof.metering.document.InvalidDocumentException where a signature is missing or false, or settlement
     *     would refuse the history with it
     */
    void publish(Proposal proposal, DocumentVerifier verifier, DocumentAct act) throws UnreadableFileException {
        var trusted = trust.keys();
        verifier.verify(proposal.signed(), trusted);
        Optional<Endpoints> stack =
                elsewhere != null ? Optional.empty() : Optional.of(trust.runningStack("name " + Cluster.OPTIONS));
        Cluster cluster = stack.map(Cluster::of).orElse(elsewhere);
        boolean isNew;
        List<String> awaited;
        try (var producer = new KafkaClients(cluster.bootstrapServers()).producer()) {
            TopicContents contents = new TopicContents(cluster.bootstrapServers());
            SchemaRegistry registry = ConfluentSchemaRegistry.at(cluster.registryUrl());
            PlaceOfAgreement.require(proposal.document(), contents, registry);
            TariffOfAgreement.require(proposal.document(), contents, registry);
            PublishedUsagePoints.require(proposal.document(), contents, registry);
            PublishedHistories histories = new PublishedHistories(contents, registry);
            awaited = Awaited.of(
                    proposal.document(), (topic, id) -> histories.of(topic).containsKey(id));
            isNew = new DocumentPublisher(producer, contents, registry, verifier, trusted)
                            .publish(List.of(proposal.signed()))
                    > 0;
            if (stack.isPresent()) {
                FirstKey.give(proposal.document(), new PrivacyKeyPublisher(producer, contents, registry), stack.get());
            }
        } catch (IOException e) {
            throw new StackException("The privacy key was not made: " + e.getMessage() + ".", e);
        } catch (IllegalStateException e) {
            throw new StackException(e.getMessage(), e);
        }
        String hash = proposal.signed().hash().hex();
        ObjectNode json = CanonicalJson.newObject().put("hash", hash).put("new", isNew);
        awaited.forEach(json.putArray("awaits")::add);
        act.say(
                json,
                (isNew ? "Published: " : "Published already: ")
                        + hash
                        + (awaited.isEmpty() ? "" : "; what is used waits for " + String.join(", ", awaited)));
    }
}
