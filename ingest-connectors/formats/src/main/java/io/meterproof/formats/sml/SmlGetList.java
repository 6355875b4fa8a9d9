package io.meterproof.formats.sml;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The response with the register values, SML {@code GetList.Res}.
 *
 * @param entries by their OBIS code in lower-case hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent")
record SmlGetList(byte[] serverId, byte[] listName, Map<String, Entry> entries, byte[] signature) {
    private static final int MESSAGE = 6;
    private static final int GET_LIST_RESPONSE = 0x701;
    private static final int RESPONSE = 7;
    private static final int SERVER_ID_LENGTH = 10;

    /** A register with what belongs to it; parts that do not apply are empty octet strings. */
    record Entry(SmlNode status, SmlNode time, SmlNode unit, SmlNode scaler, SmlNode value, SmlNode signature) {
        private static final int PARTS = 7;

        static Entry of(List<SmlNode> parts) {
            return new Entry(parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5), parts.get(6));
        }
    }

    /** The first such response of each file. */
    static List<SmlGetList> readAll(byte[] files) throws MalformedSignedRecordException {
        List<SmlGetList> lists = new ArrayList<>();
        for (byte[] messages : SmlTransport.files(files)) {
            lists.add(read(messages));
        }
        return lists;
    }

    /** That of the only file. */
    static SmlGetList readOne(byte[] file) throws MalformedSignedRecordException {
        List<byte[]> files = SmlTransport.files(file);
        if (files.size() != 1) {
            throw new MalformedSignedRecordException(files.size() + " SML files in one record");
        }
        return read(files.get(0));
    }

    private static SmlGetList read(byte[] messages) throws MalformedSignedRecordException {
        SmlNodeReader reader = new SmlNodeReader(messages);
        while (reader.hasNext()) {
            SmlNode node = reader.next();
            if (!(node instanceof SmlNode.End)) {
                List<SmlNode> body = node.sequence(MESSAGE).get(3).sequence(2);
                if (body.get(0).number() == GET_LIST_RESPONSE) {
                    return of(body.get(1).sequence(RESPONSE));
                }
            }
        }
        throw new MalformedSignedRecordException("no register values in the SML file");
    }

    /**
     * The entry of an OBIS code.
     *
     * @throws MalformedSignedRecordException when there is none
     */
    Entry entry(String obis) throws MalformedSignedRecordException {
        Entry entry = entries.get(obis);
        if (entry == null) {
            throw new MalformedSignedRecordException("no entry " + obis);
        }
        return entry;
    }

    private static SmlGetList of(List<SmlNode> parts) throws MalformedSignedRecordException {
        byte[] serverId = parts.get(1).octets();
        if (serverId.length != SERVER_ID_LENGTH) {
            throw new MalformedSignedRecordException("the server id has not 10 bytes");
        }
        if (!(parts.get(4) instanceof SmlNode.Sequence list)) {
            throw new MalformedSignedRecordException("the values are not a list");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (SmlNode node : list.nodes()) {
            List<SmlNode> entry = node.sequence(Entry.PARTS);
            String obis = HexFormat.of().formatHex(entry.get(0).octets());
            if (entries.put(obis, Entry.of(entry)) != null) {
                throw new MalformedSignedRecordException(obis + " is there twice");
            }
        }
        return new SmlGetList(
                serverId, parts.get(2).octets(), entries, parts.get(5).octets());
    }
}
