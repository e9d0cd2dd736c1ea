/* An ordinary process that does nothing: Wine ends a prefix's services when its last ordinary process ends. */
#include <windows.h>

int main(void) {
  Sleep(INFINITE);
  return 0;
}
