#include "cli/progress_line.h"

#include <gtest/gtest.h>

#include <thread>

namespace goeswith::cli {
namespace {

using testing::internal::CaptureStderr;
using testing::internal::GetCapturedStderr;

TEST(ProgressLine, IsSilentForTheFirstSecond) {
  CaptureStderr();
  ProgressLine line;
  for (int k = 0; k < 1000; ++k) line.report("reading");
  line.callback()("counting", 1, 2);
  EXPECT_EQ(GetCapturedStderr(), "");
}

TEST(ProgressLine, TellsALineASecondOnceWorkLasts) {
  CaptureStderr();
  ProgressLine line;
  std::this_thread::sleep_for(std::chrono::milliseconds(1010));
  line.callback()("counting pairs", 1, 4);
  for (int k = 0; k < 1000; ++k) line.callback()("counting pairs", 2, 4);
  EXPECT_EQ(GetCapturedStderr(), "counting pairs: 25 %\n");
}

TEST(ProgressLine, TellsOfWorkWithNoStepsAtAll) {
  CaptureStderr();
  ProgressLine line;
  std::this_thread::sleep_for(std::chrono::milliseconds(1010));
  line.callback()("replaying", 0, 0);
  EXPECT_EQ(GetCapturedStderr(), "replaying: 0 %\n");
}

}  // namespace
}  // namespace goeswith::cli
