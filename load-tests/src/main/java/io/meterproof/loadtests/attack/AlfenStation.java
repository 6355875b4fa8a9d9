package io.meterproof.loadtests.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.SignedFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;

/** Writes a line of Alfen for each moment, also between begin and end. The line's type is not signed. */
final class AlfenStation implements Station {
    private static final int LENGTH = 82;
    private static final byte[] IMPORT = HexFormat.of().parseHex("0100010800ff");
    private static final byte WATT_HOUR = 30;
    private static final int USER = 20;

    @Override
    public SignedFormat format() {
        return SignedFormat.ALFEN;
    }

    @Override
    public EllipticCurve curve() {
        return EllipticCurve.SECP192R1;
    }

    @Override
    public boolean statesBetween() {
        return true;
    }

    /** Adapter, firmware and check sum; meter; status, second index; time, register, user, session, pagination. */
    @Override
    public byte[] signed(Moment moment) {
        ByteBuffer data = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        data.position(16);
        data.put("VICTIM-001".getBytes(UTF_8)).putInt(0).putInt((int) moment.count());
        data.putInt((int) moment.time().getEpochSecond())
                .put(IMPORT)
                .put(WATT_HOUR)
                .put((byte) 0);
        data.putLong(moment.wattHours());
        int user = data.position();
        data.put("token".getBytes(UTF_8)).position(user + USER);
        data.putInt((int) moment.session()).putInt((int) moment.count());
        return data.array();
    }

    /** The first line is called the begin and the last one the end, if they are not called what they were. */
    @Override
    public byte[] piece(List<Statement> statements, Spelling spelling) {
        boolean renamed = spelling.isOther();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            int type = renamed ? i == 0 ? 0 : i == statements.size() - 1 ? 1 : 2 : type(statement.moment());
            lines.append("AP;")
                    .append(type)
                    .append(';')
                    .append(spelling.oneOf(10))
                    .append(';')
                    .append(spelling.base32(new byte[] {2, 1}))
                    .append(';')
                    .append(spelling.base32(statement.signed()))
                    .append(';')
                    .append(spelling.base32(statement.plain(24)))
                    .append(spelling.isOther() ? ";" : "")
                    .append(spelling.isOther() ? "\n" : "\r\n");
        }
        return lines.toString().getBytes(UTF_8);
    }

    private static int type(Moment moment) {
        return switch (moment.part()) {
            case BEGIN -> 0;
            case END -> 1;
            case BETWEEN -> 2;
        };
    }
}
