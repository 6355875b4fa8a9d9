package io.meterproof.quickstart;

import io.meterproof.quickstart.attack.AttackCommand;
import io.meterproof.quickstart.bench.BenchCommand;
import io.meterproof.quickstart.benchbilling.BenchBillingCommand;
import io.meterproof.quickstart.benchlog.BenchLogCommand;
import io.meterproof.quickstart.benchverify.BenchVerifyCommand;
import io.meterproof.quickstart.close.CloseCommand;
import io.meterproof.quickstart.conformance.ConformanceCommand;
import io.meterproof.quickstart.corrections.CorrectionsCommand;
import io.meterproof.quickstart.demo.DemoCommand;
import io.meterproof.quickstart.document.CalorificValuesCommand;
import io.meterproof.quickstart.document.ContractCommand;
import io.meterproof.quickstart.document.DocumentCommand;
import io.meterproof.quickstart.document.GasCommand;
import io.meterproof.quickstart.document.ReadingCommand;
import io.meterproof.quickstart.down.DownCommand;
import io.meterproof.quickstart.erase.EraseCommand;
import io.meterproof.quickstart.fee.FeeCommand;
import io.meterproof.quickstart.fsck.FsckCommand;
import io.meterproof.quickstart.fuzz.FuzzCommand;
import io.meterproof.quickstart.key.KeyCommand;
import io.meterproof.quickstart.log.LogCommand;
import io.meterproof.quickstart.prove.ProveCommand;
import io.meterproof.quickstart.quote.QuoteCommand;
import io.meterproof.quickstart.quote.TariffCommand;
import io.meterproof.quickstart.redrive.RedriveCommand;
import io.meterproof.quickstart.rerate.ReRateCommand;
import io.meterproof.quickstart.statement.BillCommand;
import io.meterproof.quickstart.statement.InvoiceCommand;
import io.meterproof.quickstart.statement.StatementCommand;
import io.meterproof.quickstart.status.StatusCommand;
import io.meterproof.quickstart.topup.TopUpCommand;
import io.meterproof.quickstart.up.SuperviseCommand;
import io.meterproof.quickstart.up.UpCommand;
import io.meterproof.quickstart.usagepoint.ResponsibleCommand;
import io.meterproof.quickstart.usagepoint.TasksCommand;
import io.meterproof.quickstart.usagepoint.UnallocatedCommand;
import io.meterproof.quickstart.verify.VerifyCommand;
import io.meterproof.quickstart.witness.WitnessCommand;
import java.util.List;
import java.util.concurrent.Callable;

/** Every subcommand, in the order of the help text. To add one, write its class in a package of its own and name it here. */
final class Commands {
    private Commands() {}

    static List<Callable<Integer>> all() {
        return List.of(
                new DemoCommand(),
                new UpCommand(),
                new StatusCommand(),
                new DownCommand(),
                new SuperviseCommand(),
                new VerifyCommand(),
                new ProveCommand(),
                new BillCommand(),
                new StatementCommand(),
                new InvoiceCommand(),
                new CloseCommand(),
                new CorrectionsCommand(),
                new TopUpCommand(),
                new FeeCommand(),
                new TasksCommand(),
                new UnallocatedCommand(),
                new ResponsibleCommand(),
                new FsckCommand(),
                new EraseCommand(),
                new KeyCommand(),
                new LogCommand(),
                new DocumentCommand(),
                new ReadingCommand(),
                new ContractCommand(),
                new GasCommand(),
                new CalorificValuesCommand(),
                new RedriveCommand(),
                new ReRateCommand(),
                new WitnessCommand(),
                new ConformanceCommand(),
                new QuoteCommand(),
                new TariffCommand(),
                new AttackCommand(),
                new FuzzCommand(),
                new BenchCommand(),
                new BenchVerifyCommand(),
                new BenchLogCommand(),
                new BenchBillingCommand());
    }
}
