package io.meterproof.formats.signed;

import io.meterproof.formats.block.Identities;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/**
 * One signed statement of a meter. Arrays are owned by the record and must not be changed.
 *
 * @param signed the exact bytes that were signed, as received or as the format's layout puts them together
 * @param embeddedKey the public key that travels along, which proves nothing by itself
 * @param pagination the record's number in the meter's own count; empty when it has none
 * @param transaction the charging transaction's id; empty when the format has none
 * @param user absent where no transaction is meant
 */
@SuppressWarnings("ArrayRecordComponent")
public record SignedRecord(
        SignedFormat format,
        byte[] signed,
        RecordSignature signature,
        Optional<byte[]> embeddedKey,
        MeterIdentity meter,
        String pagination,
        String transaction,
        List<SignedReading> readings,
        Optional<UserIdentification> user,
        Optional<BillingObstacle> obstacle) {

    public SignedRecord {
        readings = List.copyOf(readings);
    }

    /**
     * The meter's identity: of its maker, or of the format's layout where the record names none, and of its most particular
     * name; empty where the record names no meter at all.
     */
    public Optional<Hash> meterId() {
        String maker = meter.maker().orElse(format.layout());
        return meter.mostParticular().map(serial -> Identities.meter(maker, serial));
    }
}
