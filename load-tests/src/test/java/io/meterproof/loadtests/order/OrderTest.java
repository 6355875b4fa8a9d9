package io.meterproof.loadtests.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.rating.Line;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.VerdictPolicy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OrderTest {
    private static final BlockVerdicts VERDICTS =
            new BlockVerdicts(ProviderVerifier.of(CryptoProviders.preferred().provider()), VerdictPolicy.DEFAULT);

    private final StringWriter out = new StringWriter();

    @Test
    void noOrderOfAMonthChangesABalance() {
        assertThat(run("--accounts", "200", "--seeds", "3")).isZero();
        assertThat(out.toString()).contains("200 accounts").contains("3 orders: 0 balances differ");
    }

    @Test
    void aLostBlockIsADifferentBalance() throws Exception {
        AccountMonth month = AccountMonths.of(1, 1, MonthTariff.FLAT).get(0);
        List<Delivery> deliveries = new ArrayList<>(month.deliveries());
        deliveries.remove(deliveries.size() - 1);

        assertThat(PureAccount.settle(month, deliveries, VERDICTS))
                .isNotEqualTo(PureAccount.settle(month, month.deliveries(), VERDICTS));
    }

    @Test
    void whatRulesPermitAndDenyIsWhatWasUsedInWhateverOrder() throws Exception {
        AccountMonth month = AccountMonths.of(1, 1, MonthTariff.RULED).get(0);
        Settled settled = PureAccount.settle(month, month.deliveries(), VERDICTS);

        assertThat(settled.decisions()).extracting(Line::component).contains("permitted", "denied");
        assertThat(settled.decisions().stream().mapToLong(Line::quantity).sum()).isEqualTo(settled.energy());
        assertThat(PureAccount.settle(month, month.disturbed(new Random(1)), VERDICTS))
                .isEqualTo(settled);
    }

    @Test
    void theOrdersDifferAndKeepTheContractsInTheirs() throws Exception {
        AccountMonth month = AccountMonths.of(1, 1, MonthTariff.FLAT).get(0);

        List<Delivery> disturbed = month.disturbed(new Random(1));

        assertThat(disturbed).isNotEqualTo(month.deliveries()).containsAll(month.deliveries());
        assertThat(disturbed)
                .filteredOn(Delivery.Contracts.class::isInstance)
                .isEqualTo(month.deliveries().stream()
                        .filter(Delivery.Contracts.class::isInstance)
                        .toList());
    }

    private int run(String... arguments) {
        CommandLine command = Order.commandLine().setOut(new PrintWriter(out));
        return command.execute(arguments);
    }
}
