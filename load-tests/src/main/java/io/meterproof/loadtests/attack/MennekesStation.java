package io.meterproof.loadtests.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.loadtests.attack.Moment.Part;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Writes a {@code ChargingProcess} of Mennekes, whose begin and end are signed each by itself. */
final class MennekesStation implements Station {
    @Override
    public SignedFormat format() {
        return SignedFormat.MENNEKES_EDL;
    }

    @Override
    public EllipticCurve curve() {
        return EllipticCurve.SECP192R1;
    }

    @Override
    public boolean statesBetween() {
        return false;
    }

    @Override
    public byte[] signed(Moment moment) {
        return Edl40.signed(moment, "0100011100ff");
    }

    /** Each two in one process, or each in one of its own. */
    @Override
    public byte[] piece(List<Statement> statements, Spelling spelling) {
        StringBuilder processes = new StringBuilder("<Billing>");
        int size = spelling.isRare() ? 1 : 2;
        for (int i = 0; i < statements.size(); i += size) {
            processes.append(process(statements.subList(i, Math.min(i + size, statements.size())), spelling));
        }
        return processes.append("</Billing>").toString().getBytes(UTF_8);
    }

    private static String process(List<Statement> statements, Spelling spelling) {
        StringBuilder process = new StringBuilder("<ChargingProcess><ServerId>" + Edl40.SERVER
                + "</ServerId><PublicKey>0102</PublicKey><CustomerIdent>" + spelling.hex(Edl40.TOKEN)
                + "</CustomerIdent>");
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            boolean begin = statements.size() > 1 ? i == 0 : statement.moment().part() == Part.BEGIN;
            process.append(spelling.space())
                    .append(measurement(begin ? "MeasurementStart" : "MeasurementEnd", statement, spelling));
        }
        return process.append("</ChargingProcess>").toString();
    }

    /** Numbers may be longer than what is signed of them, and a clock's offset from UTC is not signed at all. */
    private static String measurement(String name, Statement statement, Spelling spelling) {
        Moment moment = statement.moment();
        long beyond = spelling.isRare() ? 1L << 32 : 0;
        return "<" + name + "><TimestampCustomerIdent>" + local(moment.identified(), spelling)
                + "</TimestampCustomerIdent><Timestamp>" + local(moment.time(), spelling) + "</Timestamp><Signature>"
                + spelling.hex(statement.plain(24)) + "</Signature><EventCounter>"
                + (spelling.isRare() ? 1 << 16 : 0) + "</EventCounter><MeterStatus>"
                + spelling.number(Edl40.STATUS) + "</MeterStatus><Value>"
                + spelling.number(moment.wattHours()) + "</Value><Scaler>0</Scaler><Pagination>"
                + (moment.count() + beyond) + "</Pagination><SecondIndex>" + (moment.count() + beyond)
                + "</SecondIndex></" + name + ">";
    }

    private static String local(Instant time, Spelling spelling) {
        OffsetDateTime local = time.atZone(Edl40.CLOCK).toOffsetDateTime();
        return (spelling.isRare() ? local.withOffsetSameLocal(ZoneOffset.UTC) : local).toString();
    }
}
