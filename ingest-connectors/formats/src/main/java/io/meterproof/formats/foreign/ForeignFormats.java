package io.meterproof.formats.foreign;

import io.meterproof.formats.alfen.AlfenParser;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.mennekes.MennekesParser;
import io.meterproof.formats.ocmf.OcmfParser;
import io.meterproof.formats.pcdf.PcdfParser;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordParser;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.sml.Edl40Parser;
import io.meterproof.formats.sml.IsaEdl40Parser;
import io.meterproof.formats.sml.SmlXmlParser;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** Reads a record of any signed format. To add a format, write its package and name its parser here. */
public final class ForeignFormats {
    private ForeignFormats() {}

    /**
     * The signed records in these bytes, at least one.
     *
     * @throws MalformedSignedRecordException for any bytes that are not the format
     */
    public static List<SignedRecord> parse(SignedFormat format, byte[] bytes) throws MalformedSignedRecordException {
        return parserOf(format).parse(bytes);
    }

    /** The channel on which a received reading counts: energy imported, for a record; empty for bytes that name none. */
    public static Optional<Channel> channelOf(ReceivedBlock received) {
        return received.isNative()
                ? Channel.peek(received.signed())
                : meterOf(received).map(meter -> new Channel(meter, ObisCode.ACTIVE_IMPORT));
    }

    private static Optional<Hash> meterOf(ReceivedBlock record) {
        Optional<SignedFormat> format = SignedFormat.labelled(record.format());
        if (format.isEmpty()) {
            return Optional.empty();
        }
        try {
            return parse(format.get(), record.signed()).get(0).meterId();
        } catch (MalformedSignedRecordException e) {
            return Optional.empty(); // It travels without a key, and its verdict says why.
        }
    }

    private static RecordParser parserOf(SignedFormat format) {
        return switch (format) {
            case OCMF -> new OcmfParser();
            case PCDF -> new PcdfParser();
            case ALFEN -> new AlfenParser();
            case SML_EDL40 -> new Edl40Parser();
            case ISA_EDL40 -> new IsaEdl40Parser();
            case SML_XML -> new SmlXmlParser();
            case MENNEKES_EDL -> new MennekesParser();
        };
    }
}
