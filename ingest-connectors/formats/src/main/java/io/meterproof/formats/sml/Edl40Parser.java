package io.meterproof.formats.sml;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordParser;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads SML files of EDL40 meters with the extended signature, one or the two of a {@link EdlMoments transaction}. */
public final class Edl40Parser implements RecordParser {
    private static final List<String> VALUES = List.of("0100011100ff", "0100010800ff");
    private static final String CONTRACT = "8182815401ff";
    private static final String PAGINATION = "8180817101ff";
    private static final String SECOND_INDEX = "810060080001";

    @Override
    public List<SignedRecord> parse(byte[] bytes) throws MalformedSignedRecordException {
        List<SmlGetList> lists = SmlGetList.readAll(bytes);
        List<SignedRecord> records = new ArrayList<>();
        for (SmlGetList list : lists) {
            records.add(record(list, EdlMoments.phase(records.size(), lists.size())));
        }
        return EdlMoments.ofOne(records);
    }

    private static SignedRecord record(SmlGetList list, TransactionPhase phase) throws MalformedSignedRecordException {
        String obis = VALUES.stream()
                .filter(list.entries()::containsKey)
                .findFirst()
                .orElseThrow(() -> new MalformedSignedRecordException("no signed register"));
        SmlGetList.Entry value = list.entry(obis);
        SmlGetList.Entry contract = list.entry(CONTRACT);
        SmlTime time = SmlTime.of(value.time());
        byte[] signed = new SignedLayout()
                .exactly(list.serverId(), 10)
                .number(time.localSeconds(), 4)
                .number(value.status().number(), 1)
                .number(secondIndex(list.entry(SECOND_INDEX).value()), 4)
                .number(list.entry(PAGINATION).value().number(), 4)
                .octets(HexFormat.of().parseHex(obis), 6)
                .number(value.unit().number(), 1)
                .number(value.scaler().number(), 1)
                .number(value.value().number(), 8)
                .octets(Edl40Signature.logIndex(list.signature()), Edl40Signature.LOG_INDEX_LENGTH)
                .octets(contract.value().octets(), 128)
                .number(SmlTime.of(contract.time()).localSeconds(), 4)
                .bytes();
        return Edl40Data.of(signed)
                .record(
                        SignedFormat.SML_EDL40,
                        Edl40Signature.of(list.signature()),
                        Optional.empty(),
                        phase,
                        Optional.of(time.offset()));
    }

    /** A list type that holds a time that is a second index. */
    private static long secondIndex(SmlNode value) throws MalformedSignedRecordException {
        List<SmlNode> time = value.sequence(2).get(1).sequence(2);
        return time.get(1).number();
    }
}
