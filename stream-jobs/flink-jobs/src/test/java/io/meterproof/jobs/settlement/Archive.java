package io.meterproof.jobs.settlement;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ArchiveRecall;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What settlement and accounts give up, and what settlement asks back. It answers when it is told to. */
final class Archive {
    private static final AvroWire<ArchivedPart> PARTS =
            new AvroWire<>(Topics.SETTLEMENT_ARCHIVE, ArchivedPart.class, SampleResources.USUAL.registry());
    private static final AvroWire<ArchivedPart> ANSWERS =
            new AvroWire<>(Topics.SETTLEMENT_RECALLED, ArchivedPart.class, SampleResources.USUAL.registry());
    private static final AvroWire<ArchiveRecall> RECALLS =
            new AvroWire<>(Topics.SETTLEMENT_RECALLS, ArchiveRecall.class, SampleResources.USUAL.registry());

    private final Map<String, ArchivedPart> parts = new TreeMap<>();
    private final List<ArchiveRecall> asked = new ArrayList<>();

    /** Keeps what is for the archive. */
    void file(Message message) throws MalformedRecordException {
        if (message.kind() == MessageKind.ARCHIVED) {
            parts.put(new String(message.key(), StandardCharsets.UTF_8), PARTS.read(message.value()));
        } else if (message.kind() == MessageKind.ARCHIVE_RECALL) {
            asked.add(RECALLS.read(message.value()));
        }
    }

    /** What it has, by its key. */
    Map<String, ArchivedPart> parts() {
        return parts;
    }

    /** What was asked for and is not answered. */
    List<ArchiveRecall> asked() {
        return asked;
    }

    /** The answers to all that was asked for. */
    List<Message> answers() {
        return answers(part -> part);
    }

    /** The same, with other parts than it has. */
    List<Message> answers(UnaryOperator<ArchivedPart> change) {
        List<Message> answers = new ArrayList<>();
        for (ArchiveRecall recall : asked) {
            String month =
                    String.join(" ", recall.getSubject(), recall.getMeter(), recall.getObis(), recall.getMonth());
            recall.getParts().forEach(part -> answers.add(answer(change.apply(parts.get(month + " " + part)))));
        }
        asked.clear();
        return answers;
    }

    static Message answer(ArchivedPart part) {
        return Message.to(MessageKind.RECALLED, part.getSubject(), new byte[0], ANSWERS.write(part));
    }
}
