/* The colours of charts; those of causes, methods and formats have lists. Each has a contrast of 4.6 on white at least. */
#ifndef SHOW_CHART_COLOURS_H
#define SHOW_CHART_COLOURS_H

#define CHART_BLACK  "#1c1c1a"
#define CHART_WORDS  "#5c5c56" /* of what is said beside a panel */
#define CHART_GREY   "#6b6b66"
#define CHART_BLUE   "#2b76b9"
#define CHART_GREEN  "#23785a"
#define CHART_RED    "#b3261e"
#define CHART_ORANGE "#c2410c"
#define CHART_PURPLE "#8a2be2"

#endif
