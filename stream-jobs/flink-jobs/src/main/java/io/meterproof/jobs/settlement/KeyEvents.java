package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.DocumentReader;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.LogResharding;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.SourceRelease;
import io.meterproof.records.wire.MalformedRecordException;

/** Takes in the events of the key log that concern the current meter. */
final class KeyEvents {
    private final DocumentReader documents;
    private final Registry registry;
    private final Leaves leaves;
    private final Revisions revisions;
    private final LateEnrolments late;

    KeyEvents(DocumentReader documents, Registry registry, Leaves leaves, Revisions revisions, LateEnrolments late) {
        this.documents = documents;
        this.registry = registry;
        this.leaves = leaves;
        this.revisions = revisions;
        this.late = late;
    }

    /**
     * An event that goes on from what is known has a leaf; a compromise takes verdicts back. What is granted to the meter's model
     * has its leaf where it is filed. A source's release has one, too, and acts by the alert that follows it, and so has what gives the log
     * other shards, which acts at the job's next start.
     *
     * @throws MalformedRecordException for an event that nobody believes, or that goes on from nothing
     */
    void learn(Message message, String meter, Outlet outlet) throws Exception {
        BelievedDocument believed = documents.readOne(message);
        if (!((RegistryEvent) believed.document()).subject().equals(meter)) {
            registry.learnOfModel(believed, message.offset());
            return;
        }
        if (!(believed.document() instanceof SourceRelease || believed.document() instanceof LogResharding)) {
            registry.learn(believed, message.offset());
        }
        outlet.fact(leaves.of("meter/" + meter, LogEntry.registryEvent(believed.json())));
        if (believed.document() instanceof KeyCompromise event) {
            Recall recall = registry.recallBy(event, believed.hash());
            revisions.revise(recall, registry.meter().keys().keyLogSize(), outlet);
        } else if (believed.document() instanceof MeterEnrolment) {
            late.takeAll().forEach(outlet::fact);
        }
    }
}
