package io.meterproof.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.jobs.fixture.Golden;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageSerializerTest {
    private static final MessageSerializer SERIALIZER = new MessageSerializer();
    private static final Message LETTER = new Message(
            MessageKind.DEAD_LETTER,
            "readings.received",
            new byte[] {1, 2},
            new byte[] {3},
            2,
            1L << 40,
            Optional.of("unlesbar: ß"));

    @Test
    void theLayoutIsTheReleasedOne() throws IOException {
        assertThat(Golden.serialized(SERIALIZER, LETTER)).isEqualTo(Golden.bytes("message/v1/dead-letter.hex"));
    }

    @Test
    void aHeldMessageIsWhenItIsDueAndTheMessage() throws IOException {
        assertThat(Golden.serialized(new HeldMessageSerializer(), new HeldMessage(LETTER, 11_000)))
                .isEqualTo(Golden.bytes("held-message/v1/dead-letter.hex"));
    }

    @Test
    void whatIsAbsentComesBackAbsent() throws IOException {
        Message tombstone = new Message(MessageKind.PRIVACY_KEY, "", null, null, 0, 9, Optional.empty());

        Message restored = restored(tombstone);

        assertThat(restored.key()).isNull();
        assertThat(restored.value()).isNull();
        assertThat(restored.reason()).isEmpty();
    }

    @Test
    void aSubjectMayBeAsLongAsAnyKey() throws IOException {
        String subject = "token/" + "x".repeat(1 << 20);

        assertThat(restored(Message.to(MessageKind.VERIFIED, subject, null, null))
                        .subject())
                .isEqualTo(subject);
    }

    @Test
    void everyKindComesBack() throws IOException {
        for (MessageKind kind : MessageKind.values()) {
            assertThat(restored(Message.to(kind, "", null, null)).kind()).isEqualTo(kind);
        }
    }

    @Test
    void everyKindKeepsItsCode() throws IOException {
        for (String line : Golden.lines("message-kind/v1/codes.txt")) {
            String[] codeAndName = line.split(" ");

            assertThat(MessageKind.ofCode(Byte.parseByte(codeAndName[0])))
                    .isEqualTo(MessageKind.valueOf(codeAndName[1]));
        }
    }

    @Test
    void stateOfALaterReleaseIsRefused() {
        assertThatThrownBy(() -> Golden.deserialized(SERIALIZER, new byte[] {2, 1}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
    }

    private static Message restored(Message message) throws IOException {
        return Golden.deserialized(SERIALIZER, Golden.serialized(SERIALIZER, message));
    }
}
