package io.meterproof.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Asks the machine for the time, its zone, or a random number. */
final class UseAmbientTimeOrChance extends ArchCondition<JavaClass> {
    private static final Set<String> AMBIENT = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.ZoneId.systemDefault",
            "java.util.TimeZone.getDefault",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.security.SecureRandom.getInstanceStrong");

    private static final Set<String> SEEDED_BY_THE_MACHINE =
            Set.of("java.util.Date", "java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

    UseAmbientTimeOrChance() {
        super("use ambient time or chance");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnitCallsFromSelf().stream()
                .filter(call -> isAmbient(call.getTarget()))
                .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
        type.getCodeUnitReferencesFromSelf().stream()
                .filter(reference -> isAmbient(reference.getTarget()))
                .forEach(
                        reference -> events.add(SimpleConditionEvent.satisfied(reference, reference.getDescription())));
    }

    private static boolean isAmbient(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        boolean withoutArguments = target.getRawParameterTypes().isEmpty();
        return AMBIENT.contains(owner + "." + target.getName())
                || target.getName().equals("now") && owner.startsWith("java.time.") && withoutArguments
                || target.getName().equals("<init>") && SEEDED_BY_THE_MACHINE.contains(owner) && withoutArguments;
    }
}
