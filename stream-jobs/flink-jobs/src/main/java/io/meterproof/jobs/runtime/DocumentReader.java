package io.meterproof.jobs.runtime;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentVerifier;
import io.meterproof.metering.document.InForce;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.publish.DocumentTopics;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads signed documents off their topics. Believes only what the trusted roles have signed, what lies on its topic under its
 * own subject, and histories that hold together.
 */
public final class DocumentReader {
    private static final List<Topic> SINGLES =
            List.of(Topics.REGISTRY_EVENTS, Topics.TOP_UPS, Topics.SETTLEMENT_COMMANDS, Topics.ERASURES);

    private final Map<String, AvroWire<SignedRecord>> singles;
    private final Map<String, AvroWire<ReferenceHistory>> histories;
    private final DocumentVerifier verifier;
    private final TrustedKeys trusted;

    /**
     * A reader that trusts what these resources trust.
     *
     * @throws IOException if that cannot be read
     */
    public DocumentReader(JobResources resources) throws IOException {
        SchemaRegistry registry = resources.registry();
        singles = wires(SignedRecord.class, registry, SINGLES);
        histories = wires(ReferenceHistory.class, registry, Topics.REFERENCE);
        verifier = new DocumentVerifier(
                ProviderVerifier.of(CryptoProviders.preferred().provider()));
        trusted = resources.trusted();
    }

    /**
     * The one document of a message.
     *
     * @throws MalformedRecordException if it is none that belongs there, or not signed by those who must
     */
    public BelievedDocument readOne(Message message) throws MalformedRecordException {
        SignedRecord single = singles.get(message.kind().topic()).read(message.value());
        return believe(SignedDocuments.toPure(single), message);
    }

    /**
     * The identity of a message's one document, whoever has signed it.
     *
     * @throws MalformedRecordException if it holds none
     */
    public Hash hash(Message message) throws MalformedRecordException {
        return SignedDocuments.toPure(singles.get(message.kind().topic()).read(message.value()))
                .hash();
    }

    /**
     * The whole history of a message's subject.
     *
     * @throws MalformedRecordException if any of it does not belong there or is not signed by those who must, or if it
     *     contradicts itself
     */
    public BelievedHistory readHistory(Message message) throws MalformedRecordException {
        ReferenceHistory history = histories.get(message.kind().topic()).read(message.value());
        List<BelievedDocument> documents = new ArrayList<>();
        for (SignedDocument signed : SignedDocuments.toPure(history)) {
            documents.add(believe(signed, message));
        }
        try {
            InForce.check(documents.stream().map(BelievedDocument::document).toList());
            BelievedHistory believed = new BelievedHistory(documents);
            InForce.checkParents(believed.identified(TariffVersion.class));
            return believed;
        } catch (InvalidDocumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }

    private BelievedDocument believe(SignedDocument signed, Message message) throws MalformedRecordException {
        try {
            Document document = verifier.verify(signed, trusted);
            requireFiled(document, message);
            return new BelievedDocument(signed.json(), signed.hash(), document);
        } catch (InvalidDocumentException e) {
            throw new MalformedRecordException(e.getMessage(), e);
        }
    }

    /** The signature is not over the key: a copy under another one would count for somebody else. */
    private static void requireFiled(Document document, Message message) throws MalformedRecordException {
        String key = message.key() == null ? "" : SubjectOfKey.TEXT.of(message.key());
        boolean itsTopic =
                DocumentTopics.of(document).name().equals(message.kind().topic());
        if (!itsTopic || !document.subject().equals(key)) {
            throw new MalformedRecordException("a " + document.getClass().getSimpleName() + " about "
                    + document.subject() + " is filed on " + message.kind().topic() + " under " + key);
        }
    }

    private static <T extends SpecificRecordBase> Map<String, AvroWire<T>> wires(
            Class<T> type, SchemaRegistry registry, List<Topic> topics) {
        Map<String, AvroWire<T>> wires = new HashMap<>();
        for (Topic topic : topics) {
            wires.put(topic.name(), new AvroWire<>(topic, type, registry));
        }
        return wires;
    }
}
