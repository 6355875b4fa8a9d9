package io.meterproof.jobs.runtime;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a {@link Message} between operators and into state.
 *
 * <pre>
 * version 1, u8 kind, text subject, bytes key, bytes value, i32 partition, i64 offset, text reason (empty: none)
 * bytes: i32 length (-1: absent), bytes; text: i32 length, UTF-8
 * </pre>
 */
public final class MessageSerializer extends ImmutableSerializer<Message> {
    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;
    private static final int ABSENT = -1;

    public MessageSerializer() {
        super(Message.class);
    }

    @Override
    public void serialize(Message message, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeByte(message.kind().code());
        Texts.write(message.subject(), target);
        writeBytes(message.key(), target);
        writeBytes(message.value(), target);
        target.writeInt(message.partition());
        target.writeLong(message.offset());
        Texts.write(message.reason().orElse(""), target);
    }

    @Override
    public Message deserialize(DataInputView source) throws IOException {
        Versions.require(VERSION, source);
        MessageKind kind = MessageKind.ofCode(source.readByte());
        String subject = Texts.read(source);
        byte[] key = readBytes(source);
        byte[] value = readBytes(source);
        int partition = source.readInt();
        long offset = source.readLong();
        String reason = Texts.read(source);
        return new Message(
                kind,
                subject,
                key,
                value,
                partition,
                offset,
                reason.isEmpty() ? Optional.empty() : Optional.of(reason));
    }

    private static void writeBytes(byte[] bytes, DataOutputView target) throws IOException {
        if (bytes == null) {
            target.writeInt(ABSENT);
            return;
        }
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    private static byte[] readBytes(DataInputView source) throws IOException {
        int length = source.readInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] bytes = new byte[length];
        source.readFully(bytes);
        return bytes;
    }
}
