package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A document changes what the archive has of an account's use, or that is settled, or never will be. As bytes: {@code version 1 ‖ u8
 * 1 while it is open ‖ name in UTF-8}.
 *
 * @param name of what settles and of the channel there
 */
record OpenChange(String name, boolean isOpen) {
    private static final byte VERSION = 1;
    private static final int HEADER = 2;

    Message to(String account) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[HEADER + text.length];
        bytes[0] = VERSION;
        bytes[1] = (byte) (isOpen ? 1 : 0);
        System.arraycopy(text, 0, bytes, HEADER, text.length);
        return Message.to(MessageKind.OPEN_CHANGE, account, null, bytes);
    }

    static OpenChange decode(byte[] bytes) {
        if (bytes[0] != VERSION) {
            throw new IllegalArgumentException("unknown version of an open change: " + bytes[0]);
        }
        byte[] text = Arrays.copyOfRange(bytes, HEADER, bytes.length);
        return new OpenChange(new String(text, StandardCharsets.UTF_8), bytes[1] == 1);
    }
}
