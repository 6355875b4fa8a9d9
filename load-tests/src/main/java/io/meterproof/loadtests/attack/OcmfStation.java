package io.meterproof.loadtests.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.loadtests.attack.Moment.Part;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an OCMF record at the begin of a session and the next one at its end. */
final class OcmfStation implements Station {
    @Override
    public SignedFormat format() {
        return SignedFormat.OCMF;
    }

    @Override
    public EllipticCurve curve() {
        return EllipticCurve.SECP256R1;
    }

    /** An end is the very next record after its begin. */
    @Override
    public boolean statesBetween() {
        return false;
    }

    @Override
    public byte[] signed(Moment moment) {
        String time = moment.time().toString().replace("Z", ",000+0000 S");
        String phase = moment.part() == Part.BEGIN ? "B" : "E";
        return ("{\"FV\":\"1.4\",\"PG\":\"T" + moment.count() + "\",\"MV\":\"" + Victim.MAKER + "\",\"MS\":\""
                        + Victim.SERIAL + "\",\"IS\":true,\"ID\":\"token\",\"RD\":[{\"TM\":\"" + time + "\",\"TX\":\""
                        + phase
                        + "\",\"RV\":" + moment.wattHours()
                        + ",\"RI\":\"1-b:1.8.0\",\"RU\":\"Wh\",\"ST\":\"G\"}]}")
                .getBytes(UTF_8);
    }

    @Override
    public byte[] piece(List<Statement> statements, Spelling spelling) {
        String between = spelling.isOther() ? "\n" : "\r\n";
        return statements.stream()
                .map(statement -> record(statement, spelling))
                .collect(Collectors.joining(between))
                .getBytes(UTF_8);
    }

    private static String record(Statement statement, Spelling spelling) {
        String section =
                switch (spelling.oneOf(4)) {
                    case 0 -> "\"SD\":\"" + spelling.digits(statement.der()) + "\"";
                    case 1 ->
                        "\"SE\":\"base64\",\"SD\":\"" + Base64.getEncoder().encodeToString(statement.der()) + "\"";
                    case 2 -> "\"SD\":\"" + HexFormat.of().formatHex(statement.plain(32)) + "\"";
                    default ->
                        "\"SA\":\"ECDSA-secp256r1-SHA256\",\"SM\":\"application/x-der\",\"SD\":\""
                                + HexFormat.of().formatHex(statement.der()) + "\"";
                };
        return "OCMF|" + new String(statement.signed(), UTF_8) + "|{" + section + "}";
    }
}
