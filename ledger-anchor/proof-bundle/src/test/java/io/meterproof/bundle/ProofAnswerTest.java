package io.meterproof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.tlog.Hash;
import org.junit.jupiter.api.Test;

class ProofAnswerTest {
    private static final String LEAF = "11".repeat(32);
    private static final String ANSWER = """
            {"epoch":"7","generation":"1",
             "shards":[{"shard":1,"position":1,"origin":"log/shard/1","size":"20","root":"%s","note":"a note",
                        "leaves":["%s"],"indexes":["17"],"multiproof":["%s"]}],
             "shardSet":{"size":2,"multiproof":["%s"]},"statements":{"root":"%s","newest":"%s","path":["%s"]},"epochInclusion":["%s"],"epochCheckpoint":"another note",
             "anchor":{"chainId":"31337","contract":"0x%s","transaction":"0x%s","block":"0x%s","blockNumber":"12",
                       "root":"%s","expected":"%s","acc":"%s"}}
            """.formatted(
                    hash("22"),
                    LEAF,
                    hash("33"),
                    hash("44"),
                    hash("cc"),
                    hash("dd"),
                    hash("ee"),
                    hash("55"),
                    "66".repeat(20),
                    hash("77"),
                    hash("88"),
                    hash("99"),
                    hash("aa"),
                    hash("bb"));

    @Test
    void theAnswerSaysWhereEachLeafIs() {
        ProofAnswer answer = ProofAnswer.parse(ANSWER);

        assertThat(answer.places()).containsEntry(Hash.parseHex(LEAF), new ProofAnswer.Place(1, 17));
    }

    @Test
    void theAnswerCarriesTheWayToTheAnchor() {
        ProofAnswer answer = ProofAnswer.parse(ANSWER);

        assertThat(answer.log().shards().get(0).multiproof()).containsExactly(Hash.parseHex(hash("33")));
        assertThat(answer.log().shardSetSize()).isEqualTo(2);
        assertThat(answer.anchor().blockNumber()).isEqualTo(12);
    }

    @Test
    void theAnswerCarriesTheNewestStatementOfTheAccount() {
        ProofAnswer answer = ProofAnswer.parse(ANSWER);

        assertThat(answer.newest()).hasValue(Hash.parseHex(hash("dd")));
        assertThat(answer.log().statementIndex()).isEqualTo(Hash.parseHex(hash("cc")));
        assertThat(answer.log().statementPath()).containsExactly(Hash.parseHex(hash("ee")));
    }

    @Test
    void anAnswerWithMoreLeavesThanIndexesIsRefused() {
        String broken = ANSWER.replace("\"17\"", "");

        assertThatThrownBy(() -> ProofAnswer.parse(broken)).isInstanceOf(InvalidDocumentException.class);
    }

    private static String hash(String octet) {
        return octet.repeat(32);
    }
}
