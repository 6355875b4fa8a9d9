package io.meterproof.formats.sml;

import io.meterproof.formats.signed.ClockStatus;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.MeterStatus;
import io.meterproof.formats.signed.RecordParser;
import io.meterproof.formats.signed.RegisterUnit;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads SML files of Isabellenhütte's EDL40-P meters. The 320 signed bytes hold the register at the begin of the
 * transaction and the actual one with its own signature; the list's name says which moment the actual one is.
 */
public final class IsaEdl40Parser implements RecordParser {
    private static final String ACTUAL = "0100010800ff";
    private static final String BEGIN = "010001080080";
    private static final String CONTRACT = "8182815401ff";
    private static final String EVENT_LOG_HASH = "8180816101ff";
    private static final String PAGINATION = "8180c7f040ff";
    private static final long MAX_PAGINATION = 0xffff_ffffL;

    @Override
    public List<SignedRecord> parse(byte[] bytes) throws MalformedSignedRecordException {
        SmlGetList list = SmlGetList.readOne(bytes);
        long pagination = pagination(list.entry(PAGINATION).value());
        byte[] contract = list.entry(CONTRACT).value().octets();
        return List.of(new SignedRecord(
                SignedFormat.ISA_EDL40,
                signed(list, pagination, contract),
                Edl40Signature.of(list.signature()),
                Optional.empty(),
                ServerId.identity(list.serverId()),
                Long.toString(pagination),
                "",
                List.of(
                        reading(list, BEGIN, TransactionPhase.BEGIN),
                        reading(list, ACTUAL, phase(HexFormat.of().formatHex(list.listName())))),
                Optional.of(Edl40Data.user(contract)),
                Optional.empty()));
    }

    /** Four bytes are signed: more of them would number the same session anew. */
    private static long pagination(SmlNode value) throws MalformedSignedRecordException {
        long number = value.number();
        if (number < 0 || number > MAX_PAGINATION) {
            throw new MalformedSignedRecordException("a pagination of more than four bytes");
        }
        return number;
    }

    private static byte[] signed(SmlGetList list, long pagination, byte[] contract)
            throws MalformedSignedRecordException {
        SmlGetList.Entry actual = list.entry(ACTUAL);
        SmlGetList.Entry begin = list.entry(BEGIN);
        SignedLayout layout = new SignedLayout()
                .exactly(list.serverId(), 10)
                .number(SmlTime.of(actual.time()).localSeconds(), 4);
        register(layout, ACTUAL, actual)
                .octets(Edl40Signature.logIndex(list.signature()), Edl40Signature.LOG_INDEX_LENGTH)
                .exactly(actual.signature().octets(), 66)
                .octets(contract, 128)
                .number(SmlTime.of(begin.time()).localSeconds(), 4)
                .exactly(list.entry(EVENT_LOG_HASH).value().octets(), 20);
        return register(layout, BEGIN, begin)
                .exactly(list.listName(), 6)
                .number(pagination, 4)
                .bytes();
    }

    /** Status (1), OBIS (6), unit (1), scaler (1), value (8). */
    private static SignedLayout register(SignedLayout layout, String obis, SmlGetList.Entry entry)
            throws MalformedSignedRecordException {
        return layout.number(entry.status().number(), 1)
                .octets(HexFormat.of().parseHex(obis), 6)
                .number(entry.unit().number(), 1)
                .number(entry.scaler().number(), 1)
                .number(entry.value().number(), 8);
    }

    /** Both are of one register: the value at the begin is kept under a storage number of its own (group F of OBIS). */
    private static SignedReading reading(SmlGetList list, String obis, TransactionPhase phase)
            throws MalformedSignedRecordException {
        SmlGetList.Entry entry = list.entry(obis);
        SmlTime time = SmlTime.of(entry.time());
        return new SignedReading(
                time.local(),
                Optional.of(EdlClock.UTC.offset(time.local(), Optional.of(time.offset()))),
                ClockStatus.INFORMATIVE,
                phase,
                Optional.of(RegisterUnit.quantity(
                        HexFormat.of().parseHex(ACTUAL),
                        entry.unit().number(),
                        entry.scaler().number(),
                        entry.value().number())),
                Set.of(),
                MeterStatus.NOT_STATED);
    }

    private static TransactionPhase phase(String listName) throws MalformedSignedRecordException {
        return switch (listName) {
            case "8180816200ff" -> TransactionPhase.BEGIN;
            case "8180816201ff" -> TransactionPhase.INTERMEDIATE;
            case "8180816202ff" -> TransactionPhase.END;
            default -> throw new MalformedSignedRecordException("the list's name is no moment of a transaction");
        };
    }
}
