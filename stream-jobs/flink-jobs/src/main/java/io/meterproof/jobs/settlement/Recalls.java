package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.commitment.ArchiveKey;
import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.ledger.BookedUsages;
import io.meterproof.metering.settlement.ArchiveName;
import io.meterproof.metering.settlement.ArchivedMonth;
import io.meterproof.metering.settlement.GivenUp;
import io.meterproof.metering.settlement.GivenUpCodec;
import io.meterproof.metering.settlement.Reach;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The parts of archived months that the current subject has asked for. Each is asked for once; what nobody asked for, or what is of
 * another version, is no answer.
 */
final class Recalls {
    private static final byte[] ASKED = {};

    private final ArchiveWires wires;
    private final ArchiveKey ofNumbers;
    private final MapState<String, byte[]> parts;

    /** @param ofNumbers opens what accounts say of their numbers */
    Recalls(RuntimeContext context, ArchiveWires wires, ArchiveKey ofNumbers) {
        this.wires = wires;
        this.ofNumbers = ofNumbers;
        parts = context.getMapState(new MapStateDescriptor<>(
                "recalled-parts", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /** Asks for what is missing; whether nothing is. */
    boolean ask(Channel channel, Reach reach, Subject subject) throws Exception {
        boolean isThere = true;
        for (ArchivedMonth month : reach.months()) {
            ArchiveName name = new ArchiveName(subject.name(), channel, month.month());
            List<String> unasked = new ArrayList<>();
            for (String part : partsOf(month)) {
                byte[] known = parts.get(key(name, month.version(), part));
                isThere &= known != null && known.length > 0;
                if (known == null) {
                    parts.put(key(name, month.version(), part), ASKED);
                    unasked.add(part);
                }
            }
            if (!unasked.isEmpty()) {
                subject.outlet().fact(wires.recall(name, month.version(), unasked));
            }
        }
        return isThere;
    }

    /** Keeps a part that was asked for. */
    void answer(Message message) throws Exception {
        ArchivedPart part = wires.recalled(message);
        String key = String.join(
                " ",
                part.getSubject(),
                part.getMeter(),
                part.getObis(),
                part.getMonth(),
                Long.toString(part.getVersion()),
                part.getPart());
        byte[] known = parts.get(key);
        if (known != null && known.length == 0) {
            parts.put(key, bytes(part.getContent()));
        }
    }

    /** Forgets all parts that were asked for. */
    void forget(Channel channel, Reach reach, Subject subject) throws Exception {
        for (ArchivedMonth month : reach.months()) {
            ArchiveName name = new ArchiveName(subject.name(), channel, month.month());
            for (String part : partsOf(month)) {
                parts.remove(key(name, month.version(), part));
            }
        }
    }

    /**
     * Puts the parts together, all of which are there.
     *
     * @throws MalformedRecordException where they are not what was given up; they are forgotten then, and may be asked for again
     */
    Returned open(Channel channel, Reach reach, PrivacyKey key, Subject subject) throws Exception {
        List<GivenUp> months = new ArrayList<>();
        Map<Hash, Long> numbers = new HashMap<>();
        try {
            for (ArchivedMonth month : reach.months()) {
                ArchiveName name = new ArchiveName(subject.name(), channel, month.month());
                months.add(content(name, month, key));
                numbers.putAll(numbers(name, month));
            }
            boolean allBooked = months.stream()
                    .flatMap(month -> month.standing().stream())
                    .allMatch(segment -> numbers.containsKey(segment.usageId()));
            if (!allBooked) {
                throw new MalformedRecordException("an account does not tell where it booked a usage of " + channel);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new MalformedRecordException(
                    "the archive has something else of " + channel + " than was given up", e);
        } finally {
            forget(channel, reach, subject);
        }
        return new Returned(channel, reach, months, numbers);
    }

    private GivenUp content(ArchiveName name, ArchivedMonth month, PrivacyKey key) throws Exception {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        for (int part = 0; part < slices(month); part++) {
            sealed.writeBytes(parts.get(key(name, month.version(), Integer.toString(part))));
        }
        byte[] bytes = ArchiveKey.of(key).open(name.text(), month.version(), sealed.toByteArray());
        if (!TreeHasher.sha256(bytes).equals(month.digest())) {
            throw new MalformedRecordException("the archive has another " + name.text() + " than was given up");
        }
        return GivenUpCodec.decode(bytes);
    }

    private Map<Hash, Long> numbers(ArchiveName name, ArchivedMonth month) throws Exception {
        Map<Hash, Long> numbers = new HashMap<>();
        for (String account : month.accounts()) {
            String part = GivenUpUsages.part(account);
            byte[] sealed = parts.get(key(name, month.version(), part));
            numbers.putAll(BookedUsages.decode(ofNumbers.open(name.part(part), month.version(), sealed))
                    .numbers());
        }
        return numbers;
    }

    private static List<String> partsOf(ArchivedMonth month) {
        List<String> names = new ArrayList<>();
        for (int part = 0; part < slices(month); part++) {
            names.add(Integer.toString(part));
        }
        month.accounts().forEach(account -> names.add(GivenUpUsages.part(account)));
        return names;
    }

    private static int slices(ArchivedMonth month) {
        int sealed = month.bytes() + ArchiveKey.OVERHEAD;
        return (sealed + SubjectArchive.MOST_BYTES - 1) / SubjectArchive.MOST_BYTES;
    }

    private static String key(ArchiveName name, long version, String part) {
        return name.text() + " " + version + " " + part;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
