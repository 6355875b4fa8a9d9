package io.meterproof.loadtests.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestGenerations;
import io.meterproof.bundle.TestSupersession;
import io.meterproof.loadtests.bundle.Change.Kind;
import io.meterproof.metering.document.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is left out of a bill that is made to fit. */
class OmissionsTest {
    private static final JavaJudge JUDGE = JavaJudge.of(TestBundles.trust());

    @Test
    void everyKindIsTriedAndNoneAccepted() {
        Set<Kind> tried = EnumSet.noneOf(Kind.class);
        for (byte[] bundle : List.of(
                TestBundles.bytes(),
                TestGenerations.bytes(),
                TestSupersession.corrected().newer())) {
            for (Change change : omissions(bundle)) {
                tried.add(change.kind());
                assertThat(JUDGE.judge(change.bundle())).as("%s", change).isPresent();
            }
        }
        assertThat(tried)
                .isEqualTo(EnumSet.allOf(Kind.class).stream()
                        .filter(Kind::isMadeToFit)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class))));
    }

    @Test
    void anOlderStatementAsOfALaterCheckpointFitsUpToTheIndexOfNewestStatements() {
        List<Change> older = omissions(TestSupersession.corrected().newer()).stream()
                .filter(change -> change.kind() == Kind.OLDER_STATEMENT)
                .toList();
        assertThat(older).singleElement().satisfies(change -> assertThat(
                        JUDGE.judge(change.bundle()).map(Refusal::step))
                .contains("newest statement"));
    }

    @Test
    void aTopUpThatIsLeftOutIsMissedByTheLogAlone() {
        Optional<Refusal> refusal = omissions(TestBundles.bytes()).stream()
                .filter(change -> change.kind() == Kind.TOP_UP_OMITTED)
                .findFirst()
                .flatMap(change -> JUDGE.judge(change.bundle()));
        assertThat(refusal.map(Refusal::step)).contains("commitments");
    }

    private static List<Change> omissions(byte[] bundle) {
        ObjectNode tree = CanonicalJson.parseAnyForm(new String(bundle, StandardCharsets.UTF_8));
        return new Omissions(tree).all().toList();
    }
}
