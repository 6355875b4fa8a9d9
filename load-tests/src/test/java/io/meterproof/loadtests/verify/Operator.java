package io.meterproof.loadtests.verify;

import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.settlement.VerifyHarness;
import io.meterproof.loadtests.workload.Fleet;
import io.meterproof.loadtests.workload.Signers;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReferenceHistory;
import io.meterproof.records.avro.SignedRecord;
import io.meterproof.records.codec.SignedDocuments;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.SchemaRegistry;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** The verify step of the settlement job inside Flink's own operator, from a record's bytes to the bytes of a verdict. */
final class Operator implements Contender, AutoCloseable {
    private final KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> verify =
            VerifyHarness.operator();
    private final CountingOutput output = new CountingOutput();
    private final AvroWire<SignedRecord> events;
    private final AvroWire<ReferenceHistory> histories;
    private long told;

    Operator(Fleet fleet, SchemaRegistry registry) throws Exception {
        events = new AvroWire<>(Topics.REGISTRY_EVENTS, SignedRecord.class, registry);
        histories = new AvroWire<>(Topics.METER_INSTALLATIONS, ReferenceHistory.class, registry);
        verify.setOutputCreator(serializer -> output);
        verify.open();
        for (SignedDocument signed : fleet.documents(signers())) {
            tell(signed);
        }
    }

    @Override
    public void verify(List<SentBlock> blocks) throws Exception {
        long before = output.passed();
        for (SentBlock sent : blocks) {
            verify.processElement(new StreamRecord<>(sent.message()));
        }
        long passed = output.passed() - before;
        if (passed != blocks.size()) {
            throw new IllegalStateException("of " + blocks.size() + " blocks the operator passes " + passed);
        }
    }

    private void tell(SignedDocument signed) throws Exception {
        Document document = DocumentCodec.decode(signed.json());
        if (document instanceof MeterEnrolment enrolment) {
            byte[] event = events.write(SignedDocuments.toAvro(signed));
            tell(MessageKind.REGISTRY_EVENT, enrolment.meter(), event);
        } else if (document instanceof MeterInstallation installation) {
            String meter = installation.meter().hex();
            byte[] history = histories.write(SignedDocuments.toAvro(meter, List.of(signed)));
            tell(MessageKind.INSTALLATIONS, installation.meter(), history);
        }
    }

    private void tell(MessageKind kind, Hash meter, byte[] value) throws Exception {
        byte[] key = meter.hex().getBytes(StandardCharsets.UTF_8);
        Message message = new Message(kind, meter.hex(), key, value, 0, told++, Optional.empty());
        verify.processElement(new StreamRecord<>(message));
    }

    private static Signers signers() {
        return new Signers(
                new DocumentSigner(Role.MAKER, SampleKey.THIRD.signer()),
                new DocumentSigner(Role.REGISTRAR, SampleKey.FIRST.signer()),
                new DocumentSigner(Role.TARIFF, SampleKey.FIRST.signer()),
                new DocumentSigner(Role.OPERATOR, SampleKey.FOURTH.signer()),
                new DocumentSigner(Role.OPERATOR, SampleKey.FIFTH.signer()));
    }

    @Override
    public void close() throws Exception {
        verify.close();
    }
}
