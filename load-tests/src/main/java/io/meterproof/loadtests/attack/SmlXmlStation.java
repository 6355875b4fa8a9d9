package io.meterproof.loadtests.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.SignedFormat;
import java.util.Arrays;
import java.util.List;

/** Writes a {@code signedMeterValue} for each moment, also between begin and end. */
final class SmlXmlStation implements Station {
    @Override
    public SignedFormat format() {
        return SignedFormat.SML_XML;
    }

    @Override
    public EllipticCurve curve() {
        return EllipticCurve.SECP192R1;
    }

    @Override
    public boolean statesBetween() {
        return true;
    }

    @Override
    public byte[] signed(Moment moment) {
        return Edl40.signed(moment, "0100011100ff");
    }

    @Override
    public byte[] piece(List<Statement> statements, Spelling spelling) {
        StringBuilder values = new StringBuilder(spelling.isOther() ? "<?xml version=\"1.0\"?><values>" : "<values>");
        for (Statement statement : statements) {
            values.append(spelling.space()).append(value(statement, spelling));
        }
        return values.append("</values>").toString().getBytes(UTF_8);
    }

    /** The elements in either order, with attributes and comments that mean nothing. */
    private static String value(Statement statement, Spelling spelling) {
        String key = "<publicKey encoding=\"base64\">AQI=</publicKey>";
        String method = "<signatureMethod>ECDSA192SHA256</signatureMethod><encodingMethod>EDL</encodingMethod>";
        String signature = element("meterValueSignature", withLogIndex(statement), spelling);
        String value = element("encodedMeterValue", statement.signed(), spelling);
        String content =
                spelling.isOther() ? key + signature + method + value : value + "<!-- -->" + method + signature + key;
        return "<signedMeterValue>" + content + "</signedMeterValue>";
    }

    private static byte[] withLogIndex(Statement statement) {
        return Arrays.copyOf(statement.plain(24), 50);
    }

    private static String element(String name, byte[] bytes, Spelling spelling) {
        String attributes = spelling.isOther() ? " encoding=\"base64\" x=\"1\"" : " x='1'  encoding='base64'";
        return "<" + name + attributes + ">" + spelling.base64(bytes) + "</" + name + ">";
    }
}
