package io.meterproof.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    /** The example of C2SP tlog-checkpoint. */
    @Test
    void aCheckpointIsOriginSizeAndRoot() {
        String text = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";
        Checkpoint checkpoint = Checkpoint.parse(text);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "example.com/log\n1\n" + ROOT,
                "example.com/log\n01\n" + ROOT + "\n",
                "example.com/log\n-1\n" + ROOT + "\n",
                "example.com/log\n+1\n" + ROOT + "\n",
                "example.com/log\n9223372036854775808\n" + ROOT + "\n",
                "example.com/log\n99999999999999999999\n" + ROOT + "\n",
                "example.com/log\n1\n" + ROOT + "\nextension\n",
                "example.com/log\n1\nAAAA\n",
                "example.com/log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "example.com/log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "example.com/log\r\n1\r\n" + ROOT + "\r\n",
                "\n1\n" + ROOT + "\n",
                "two words\n1\n" + ROOT + "\n",
                "one+two\n1\n" + ROOT + "\n"
            })
    void aCheckpointInAnotherSpellingIsRefused(String text) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> Checkpoint.parse(text));
    }
}
