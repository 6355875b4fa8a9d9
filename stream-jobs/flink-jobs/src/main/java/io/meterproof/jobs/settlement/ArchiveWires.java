package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.settlement.ArchiveName;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ArchiveRecall;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.records.wire.SchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Months of channels on their way to the archive and back, under the keys {@code SUBJECT METER OBIS MONTH PART}. */
final class ArchiveWires {
    private final AvroWire<ArchivedPart> archive;
    private final AvroWire<ArchiveRecall> recalls;
    private final AvroWire<ArchivedPart> recalled;

    ArchiveWires(SchemaRegistry registry) {
        archive = new AvroWire<>(Topics.SETTLEMENT_ARCHIVE, ArchivedPart.class, registry);
        recalls = new AvroWire<>(Topics.SETTLEMENT_RECALLS, ArchiveRecall.class, registry);
        recalled = new AvroWire<>(Topics.SETTLEMENT_RECALLED, ArchivedPart.class, registry);
    }

    Message part(ArchiveName name, String part, long version, byte[] sealed) {
        ArchivedPart value = new ArchivedPart(
                name.subject(),
                name.channel().meter().hex(),
                name.channel().obis().toString(),
                name.month().toString(),
                part,
                version,
                ByteBuffer.wrap(sealed));
        return Message.to(MessageKind.ARCHIVED, name.subject(), key(name.part(part)), archive.write(value));
    }

    Message recall(ArchiveName name, long version, List<String> parts) {
        ArchiveRecall value = new ArchiveRecall(
                name.subject(),
                name.channel().meter().hex(),
                name.channel().obis().toString(),
                name.month().toString(),
                version,
                parts);
        return Message.to(MessageKind.ARCHIVE_RECALL, name.subject(), key(name.text()), recalls.write(value));
    }

    ArchivedPart recalled(Message message) throws MalformedRecordException {
        return recalled.read(message.value());
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
