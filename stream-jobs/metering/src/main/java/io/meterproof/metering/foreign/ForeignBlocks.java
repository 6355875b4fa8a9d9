package io.meterproof.metering.foreign;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.Quality;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.ReadingTree;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.foreign.ForeignFormats;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.metering.charging.ChargingSession;
import io.meterproof.metering.charging.ChargingSessions;
import io.meterproof.metering.charging.SessionClock;
import io.meterproof.metering.charging.SessionDecision;
import io.meterproof.metering.charging.SessionFault;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** Reads foreign records as the charging transactions that settlement knows: a pure function of their bytes. */
public final class ForeignBlocks {
    private static final int READINGS = 2;

    private ForeignBlocks() {}

    /**
     * Reads the bytes of a record that was accepted once.
     *
     * @param key identity of the key that signed it
     * @throws IllegalArgumentException with the reason for any other bytes
     */
    public static ForeignBlock read(String format, byte[] bytes, Hash key) {
        try {
            return of(records(format, bytes), key);
        } catch (MalformedSignedRecordException | BrokenSessionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * The signed records of one transaction of one meter.
     *
     * @throws MalformedSignedRecordException for bytes that are not the format, or not of one transaction
     */
    public static List<SignedRecord> records(String format, byte[] bytes) throws MalformedSignedRecordException {
        SignedFormat known = SignedFormat.labelled(format)
                .orElseThrow(() -> new MalformedSignedRecordException("not a format that is known: " + format));
        List<SignedRecord> records = ForeignFormats.parse(known, bytes);
        Statements.requireOneTransaction(records);
        return records;
    }

    /**
     * The digest by which a record is known, whoever signed it.
     *
     * @throws MalformedSignedRecordException for bytes that are not the format, or not of one transaction
     */
    public static Hash digest(String format, byte[] bytes) throws MalformedSignedRecordException {
        return digest(records(format, bytes));
    }

    /**
     * The transaction that records tell of together.
     *
     * @throws BrokenSessionException where it cannot be settled
     */
    public static ForeignBlock of(List<SignedRecord> records, Hash key) throws BrokenSessionException {
        List<SignedReading> all =
                records.stream().flatMap(record -> record.readings().stream()).toList();
        SessionDecision decision = ChargingSessions.DEFAULT.decide(all);
        if (decision instanceof SessionDecision.Held held) {
            throw new BrokenSessionException(held.fault());
        } else if (decision instanceof SessionDecision.Repaired repaired) {
            return block(records, repaired.session(), Optional.of(repaired.fault()), key);
        }
        return block(records, ((SessionDecision.Complete) decision).session(), Optional.empty(), key);
    }

    private static ForeignBlock block(
            List<SignedRecord> records, ChargingSession session, Optional<SessionFault> repaired, Hash key)
            throws BrokenSessionException {
        SessionRegisters registers = SessionRegisters.of(session);
        SessionTime time = SessionTime.of(session);
        long number = Statements.number(records);
        ChargingTransaction charging = Statements.charging(records);
        Readings readings = new Readings(
                new long[] {registers.begin(), registers.end()},
                new byte[] {Quality.RAW.code(), Quality.RAW.code()},
                new byte[Hash.LENGTH]);
        Block block = new Block(
                BlockKind.CHARGING,
                SignatureAlgorithm.ECDSA,
                records.get(0).meterId().orElseThrow(),
                key,
                ObisCode.ACTIVE_IMPORT,
                MeasurementUnit.KILOWATT_HOUR,
                ReadingMode.REGISTER,
                READINGS * number + 1,
                time.start(),
                time.seconds(),
                READINGS,
                registers.end(),
                Identities.transaction(charging),
                ReadingTree.root(readings));
        return new ForeignBlock(
                block, readings, digest(records), charging, repaired, SessionClock.isProven(session), Optional.empty());
    }

    private static Hash digest(List<SignedRecord> records) {
        return Identities.record(
                records.get(0).format().layout(),
                records.stream().map(SignedRecord::signed).toList());
    }
}
