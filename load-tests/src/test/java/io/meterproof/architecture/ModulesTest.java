package io.meterproof.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModulesTest {
    @Test
    void everyModuleWithSourcesIsCompiledBeforeItIsJudged() {
        assertThat(Module.all()).isNotEmpty().allSatisfy(module -> assertThat(module.isCompiled())
                .as("%s has classes in %s: build it first, as mvn package does", module, module.output())
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packagesOfAModuleFormNoCycle(Module module) {
        slices().matching("io.meterproof.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(module.classes());
    }

    static List<Module> modules() {
        return Module.all();
    }
}
