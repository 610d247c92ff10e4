package mx.cocrea.platform.start;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption.Origin;
import java.lang.management.ManagementFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives back the memory that the start and later bursts took, which a JVM without a limit of its own would keep. */
@Component
class ThriftyHeap {

    private static final String MAX_HEAP = "MaxHeapSize";

    @EventListener(ApplicationReadyEvent.class)
    void giveBack() {
        HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (vm == null || vm.getVMOption(MAX_HEAP).getOrigin() == Origin.VM_CREATION) {
            return;
        }
        vm.setVMOption("MinHeapFreeRatio", "20");
        vm.setVMOption("MaxHeapFreeRatio", "50");
        vm.setVMOption("G1PeriodicGCInterval", "30000");
    }
}
