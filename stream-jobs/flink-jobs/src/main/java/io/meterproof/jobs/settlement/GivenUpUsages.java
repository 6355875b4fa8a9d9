package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.ledger.BookedUsages;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import io.meterproof.metering.settlement.ArchiveName;
import java.time.YearMonth;
import java.util.HexFormat;

/**
 * Usages of a month that goes to the archive, on their way to the account that they were billed to.
 *
 * @param usages with their numbers, where the archive has told them; the account knows the others
 */
record GivenUpUsages(ArchiveName name, long version, BookedUsages usages) {
    private static final HexFormat HEX = HexFormat.of();

    /** The part of the archived month that tells an account's numbers. */
    static String part(String account) {
        return "account/" + account;
    }

    byte[] encode() {
        PackedWriter out = new PackedWriter();
        out.text(name.subject())
                .text(HEX.formatHex(name.channel().bytes()))
                .text(name.month().toString())
                .integer(version);
        usages.write(out);
        return out.toBytes();
    }

    static GivenUpUsages decode(byte[] value) {
        PackedReader in = new PackedReader(value);
        ArchiveName name = new ArchiveName(in.text(), Channel.of(HEX.parseHex(in.text())), YearMonth.parse(in.text()));
        return new GivenUpUsages(name, in.integer(), BookedUsages.read(in));
    }
}
