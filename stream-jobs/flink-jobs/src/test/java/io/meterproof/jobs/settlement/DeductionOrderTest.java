package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Parent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten months of one meter, which goes from one flat to another, the first of which is put behind an annex meanwhile: in what order readings,
 * descriptions and agreements come, and when the archive answers, makes no difference to any account.
 */
class DeductionOrderTest {
    private static final int DAY = 48;
    private static final int MONTH = 30 * DAY;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anyOrderGivesTheSameBalances(long seed) throws Exception {
        Random random = new Random(seed);
        List<Message> inOrder = messages(random);
        List<Message> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, random);

        Map<String, Long> expected = balances(inOrder, new Random(0));

        assertThat(balances(shuffled, random)).isEqualTo(expected);
        assertThat(expected.get("house")).isNegative();
        assertThat(expected.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    private static Map<String, Long> balances(List<Message> messages, Random random) throws Exception {
        try (ArchivedHouse house = new ArchivedHouse("tenant-1", "tenant-2", "house", "annex")) {
            for (String flat : List.of("1", "2")) {
                house.send(Filed.privacyKey(PrivacyKeyHolder.usagePoint("flat-" + flat)));
            }
            for (Message message : messages) {
                house.send(message);
                if (random.nextInt(3) == 0) {
                    house.answer();
                }
            }
            house.answer();
            assertThat(house.dead()).isEmpty();
            return house.balances();
        }
    }

    private static List<Message> messages(Random random) {
        long moved = 1 + (3 + random.nextInt(4)) * MONTH + random.nextInt(MONTH);
        long behindAnnex = 1 + random.nextInt((int) moved);
        List<Message> messages = new ArrayList<>();
        messages.add(described(
                "flat-1",
                new Parent("house", new Effective(ALWAYS.from(), Optional.of(begin(behindAnnex)))),
                new Parent("annex", new Effective(begin(behindAnnex), Optional.empty()))));
        messages.add(described("flat-2", new Parent("house", ALWAYS)));
        messages.add(agreed("house", "house"));
        messages.add(agreed("annex", "annex"));
        messages.add(agreed("tenant-1", "flat-1"));
        messages.add(agreed("tenant-2", "flat-2"));
        for (long number = 1; number < 10 * MONTH; number += DAY * (1 + random.nextInt(30))) {
            String flat = number < moved ? "flat-1" : "flat-2";
            SignedBlock block =
                    random.nextBoolean() ? SampleMeter.live(number, 10) : SampleMeter.seal(number, 10, 10, 12, 8);
            messages.add(Filed.verified(block, Subjects.ofUsagePoint(flat), flat));
        }
        return messages;
    }

    private static Message described(String id, Parent... parents) {
        return Filed.history(SampleContracts.usagePoint(id).beneath(List.of(parents)))
                .about(Subjects.ofUsagePoint(id));
    }

    private static Message agreed(String account, String usagePoint) {
        return Filed.history(new Agreement(
                        "ag-" + usagePoint,
                        account,
                        usagePoint,
                        ObisCode.ACTIVE_IMPORT,
                        "home",
                        SampleContracts.TARIFF,
                        ALWAYS))
                .about(Subjects.ofUsagePoint(usagePoint));
    }
}
